import { findTerms } from '../../core/words/terms.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const stems = (text: string): ReadonlySet<string> => new Set(findTerms(text).map(({ stem }) => stem));

/** People speak of each other: whoever writes, whoever reads, and whoever else may be there. Lower case, as typed. */
export const PEOPLE = {
  i: words("i i'd i'll i'm i've im ive me my mine myself"),
  we: words("we we'd we'll we're we've us our ours ourselves let's lets"),
  you: words("you you'd you'll you're you've your yours yourself u ya y'all yall ur guys folks"),
  anybody: words('anyone anybody someone somebody everyone everybody'),
} as const;

/** Of whom news tells. */
export const OTHERS = words("they he she him her his their them they're he's she's there");

/** The day of those who talk. */
export const NOW = words('today tonight tomorrow now noon lunch am pm morning afternoon evening weekend');

/** What is typed where nothing is asked. */
export const SLANG = words(
  'lol lmao rofl haha hahaha heh omg wtf ffs smh imo imho tbh btw fml gg ugh meh yay wow oof yikes huh hmm hm eh damn ' +
    'gosh brb afk idk iirc afaik thx thanks ty cheers sorry yep yeah yup nope nah ok okay please pls',
);

/** What makes a reaction of a question: "do they ever listen?" */
export const ATTITUDE = words('even ever always really actually honestly seriously just possibly never');

/** What "how" asks the measure of. */
export const MEASURES = words(
  'many much long often old big high far tall deep large fast close bad late soon come strong likely',
);

/** Stems of what may be asked of any news. */
export const OF_ANY_NEWS = stems(
  'happen occur next latest background context reason cause outcome result consequence reaction detail ' +
    'source evidence proof timeline ' +
    'die dead death kill hurt injure wound survive victim casualty damage missing arrest charge suspect trial blame ' +
    'responsible guilty compensation benefit lose win affect resign investigate inquiry warn witness ' +
    'sick safe allow delay cancel risk danger threat apologise apologize',
);

/** Stems of what people at work make, use, eat and arrange. */
export const OF_WORK = stems(
  'headline byline lede standfirst subhead para paragraph caption layout sidebar explainer newsletter homepage ' +
    'thumbnail typo spelling wording draft copy piece story photo picture pic graphic chart map note memo ' +
    'presser embargo scoop pitch newsroom liveblog blog editorial editor sub freelancer intern photographer ticker boilerplate faq q&a ' +
    'thread channel post pin publish tweet hashtag emoji click clickbait upvote repost retweet megathread automod ' +
    'modmail flair dm subreddit client reader viewer subscriber cover write edit file push ' +
    'screenshot slide deck spreadsheet template doc folder queue ticket cms url link wifi password upload download ' +
    'print proofread laptop printer keyboard headset mic zoom email ring text reply calendar invite inbox slack ' +
    'discord backlog sprint jira handover rota roster standup desk office meeting call shift deadline invoice eta ' +
    'canteen lunch breakfast dinner snack pizza cake coffee tea beer pub birthday gym dentist',
);
