import { findTerms } from '../../core/words/terms.ts';

/**
 * Whether what is put as a question is said to people about their own work or day: to somebody by name, of what they
 * bring or cover, of the piece they write, of who is in, of the time of their meeting; or is a reaction that waits for
 * no answer. What the thread is about is never theirs: `words` are its stems.
 */
export function isShopTalk(text: string, words: ReadonlySet<string>): boolean {
  const isTold = (said: string): boolean => findTerms(said).some(({ stem }) => words.has(stem));
  return (
    says(BETWEEN_PEOPLE, text) ||
    isAddressed(text, isTold) ||
    isAboutPresence(text, isTold) ||
    isAboutOwnPiece(text, isTold) ||
    isAboutWork(text, words, isTold) ||
    says(REACHING, text) ||
    says(REACTION, text) ||
    isSmallTalk(text, isTold)
  );
}

/** What people arrange, lend or tell each other: "who's bringing the cake?", "does anyone have a charger?" */
const BETWEEN_PEOPLE: readonly RegExp[] = [
  /^who(?:['’]s| is| else is|['’]s all| all is) (?:all )?(?:bringing|coming|joining|covering|writing|editing|filing|taking|doing|driving|hosting|buying|posting|drafting|handling|monitoring|presenting|staffing|manning|moderating|chasing|leading on|free|around|up for|down for|got|gonna|(?:on|in|up)(?=[\s?.!]*$| (?:it|this|that|shift|call|duty|mod|late|earl(?:y|ies)|nights|today|tonight|tomorrow)\b))\b/i,
  /^who (?:signs off|approves|posts|proofreads|fact-?checks)\b/i,
  /^who has an? (?:contact|number|source|car|charger|spare|minute|sec|copy|link|login|template)\b/i,
  /^who (?:updates|maintains|fills in|steps in|stands in)\b/i,
  /^who wants (?:to|a|an|some|in|this|that|it|coffee|lunch)\b/i,
  /^who (?:has|can|will|wants to|could|should) (?:take|do|cover|write|edit|file|draft|ring|call|check|handle|post|proofread|chase) (?:this|that|it|the)\b/i,
  /^(?:(?:do|does|did|has|have|is|can|could) )?any(?:one|body) (?:here |else |already )*(?:have|want|need|got|get|play|remember|feel|feed|fed|mind|fancy|seen|watched|heard|played|been|tried|use|using|reading|watching|working|notice[d]?|heard? back|spoken|called|rung|checked|asked|reached|chased|doing|model(?:led)?|record(?:ed)?|book(?:ed)?|save[d]?|know (?:a|any|some|of))\b/i,
  /^(?:any|some)(?:one|body) else['’]s\b/i,
  /^any (?:takers|volunteers|chance (?:of|for)|objections|thoughts|preferences?|feedback|luck)\b/i,
];

const says = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

type IsTold = (said: string) => boolean;

/** "Tom, …?" and "…, Tom?": said to a person, unless the thread is about them. */
function isAddressed(text: string, isTold: IsTold): boolean {
  const name = /^(\p{Lu}[\p{Ll}]+),\s/u.exec(text)?.[1] ?? /,\s*(\p{Lu}[\p{Ll}]+)[?.!\s]*$/u.exec(text)?.[1];
  return name !== undefined && !isTold(name);
}

/** "did support get the macro?": without an article, those are their own. */
const DEPARTMENT =
  /^(?:is|are|was|were|has|have|does|do|did|will|can|could|would|should) (support|legal|comms|marketing|hr|ops|dev|qa|pr|graphics|subs|mods) \p{L}/iu;
/** "is the call at 2 or 3?": news has been, or is on a day. */
const AT_AN_HOUR =
  /^(?:is|are|isn['’]t|aren['’]t|shall)\b.*\b(?:call|meeting|live|slot|show|shift|free|available|bulletin|briefing)\b.*\bat \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?(?: or (?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?)?[\s?.!]*$/i;
/** "is Sam in today?": whether a colleague is there. */
const PRESENCE =
  /^(?:is|was|will|has) (\p{L}+)(?: be| been)? (?:still |already |even )*(?:(?:in|out|off|away|back|around|here|about|up|free|available|online|sick|joining|coming|awake|busy|late)(?=[\s?.!]*$| (?:today|tonight|tomorrow|this|next|yet|from)\b)|on (?:it|this|that|shift|call|duty|leave|holiday|vacation)\b|at (?:lunch|home|(?:his|her|their) desk)\b)/iu;
/** "where's Kim" */
const WHEREABOUTS = /^where(?:['’]s| is) (\p{Lu}\p{Ll}+)[\s?.!]*$/u;

function isAboutPresence(text: string, isTold: IsTold): boolean {
  if (AT_AN_HOUR.test(text)) return true;
  const name = (DEPARTMENT.exec(text) ?? PRESENCE.exec(text) ?? WHEREABOUTS.exec(text))?.[1];
  return name !== undefined && !OF_THE_STORY.test(name) && !isTold(name);
}

/** What they that talk are making, whatever the thread is about. */
const OWN_PIECE =
  "(?:this|that|these|those|(?:the|(?:this|that)|today['’]s|tomorrow['’]s) (?:\\w+ )?(?:piece|story|draft|copy|writ(?:e-?up|eup)|headline|hed|intro|lede|lead|standfirst|para(?:graph)?|caption|thread|tweet|slides?|deck|pics?|newsletter|explainer|sidebar|link|spreadsheet|q&a|faq))";
/** What articles also tell of: theirs only where the thread has none. */
const MAYBE_OWN =
  'the (?:\\w+ )?(?:article|statement|quotes?|post|page|version|chart|graphs?|graphics?|map|table|photos?|pictures?|images?|video|clip|text|wording|tone|numbers?|figures?|brief|summary|report|note|memo|update|alert|push|correction|interview|transcript|translation|poll|announcement|release|script|template|list|timeline)';
/** What is done with a piece of work, or said of it. */
const WORKED_ON =
  '(?:ready|live|online|cleared|legalled|fact-?checked|proof-?read|checked|verified|edited|subbed|filed|signed[ -]off|embargoed|ours|licensed|scheduled|pinned|locked|saved|stored|uploaded|attached|off the record|on (?:the )?(?:record|site|homepage|app|front|drive|wiki|server|website|web|socials?|air)|in (?:the )?(?:cms|system|doc|folder|drive|queue|right|channel)|(?:go|goes|going|gone|went) (?:out|up|live|in|on)|run|runs|running|need|needs|needed|read|reads|look|looks|sound|sounds|seem|feel|fit|fits|hold up|add up|make sense|match|belong|count as|worth|(?:too|a bit|a little) \\w+|(?:strong|good|clear|long|short|safe|fair) enough|(?:safe|ok|okay|fine|alright|clear) to (?:publish|post|run|print|use|share|send)|(?:ok|okay|fine|alright|good|up|done|sent|late|yet)(?=[\\s?.!]*$| (?:yet|now|already|like|as|by|with)\\b)|(?:the|a|an) (?:right (?:one|version|link|file|photo|picture|name|spelling)|dup\\w*|repeat|joke|scoop|exclusive)|for (?:today|tonight|tomorrow|print|web|online|social|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the (?:front|web|site|homepage|newsletter|weekend|morning|evening|late)))';
const OF_OWN_PIECE = new RegExp(
  `^(?:is|are|was|were|does|do|did|has|have|will|would|can|could|should|must)(?:n['’]?t)? (?:(${OWN_PIECE})|(${MAYBE_OWN})) (?:\\w+ ){0,3}?${WORKED_ON}(?![\\w-])`,
  'i',
);
/** What their own papers say: "does the FAQ mention it?", "is there a template anywhere?" */
const OWN_PAPERS =
  /^(?:does|do|did|is|are|has|have|should|can|could|will|would) (?:the|this|that) (?:\w+ )?(?:faq|q&a|website|wiki|doc|template|spreadsheet|sheet|model|headline|caption|slides?|calendar|readme|pinned post|rules|guidelines) (?:\w+ )?(?:say|have|mention|include|cover|reflect|show|list|cite)\b|\b(?:is|are) there (?:a|an|any) (?:\w+ )?(?:faq|q&a|doc|template|wiki|list|page|form|channel|thread|version|chart|map|photo|picture|link|transcript|recording)\b.*\b(?:any|some)where\b|\bthe (?:rule|policy|procedure|protocol|process|guidelines?|etiquette) (?:on|for|about|with|when) (?:\w+ing|this|that|these)\b/i;
/** "has legal seen this?", "did the client sign off the statement?" */
const HANDED_ON =
  /^(?:has|have|had|did|does|do|is|are|will|can|could|should) (.{1,40}?) (?:already |yet |still )?(?:see|seen|read|reading|look(?:ed|ing)? at|cop(?:y|ied) in(?: on)?|know about|happy with|ok(?:ay)? with|fine with|on board with|check\w*|approv\w*|review\w*|edit\w*|clear\w*|cut|trim\w*|sub|subbed|subbing|proof\w*|writ\w*|wrote|fil(?:e|ed|ing)|post(?:ed|ing)?|pin(?:ned)?|tweet(?:ed)?|upload\w*|schedul\w*|sen[dt]|shar(?:e|ed|ing)|sign\w*(?: off)?(?: on)?) (?:(?:this|that|it)(?=[\s?.!]*$| (?:yet|by|before|for|on|to|already|today|now|first|as|in)\b)|(?:the|our) (?:\w+ )?(?:piece|story|draft|copy|headline|quotes?|post|thread|tweet|statement|apology|release|slides?|deck|note|brief|newsletter|link|caption|photos?|pictures?|pics?|chart|numbers|wording))/i;
/** What nobody but a writer does with words, whoever said them: "has the minister okayed her quote?" */
const OWN_QUOTE =
  /\b(?:ok(?:ay)?(?:ed|['’]d|s)?|approved?|cleared?|signed off(?: on)?|seen|checked|proof-?read) (?:the|our|his|her|their|these|those) (?:\w+ )?(?:quotes?|draft|copy|headline|caption|piece|write-?up|press release|wording)\b/i;
/** "where's the poll saved?": things that are looked for. */
const LOOKED_FOR =
  /^where(?:['’]s| is| are| did| do| does)\b.*\b(?:saved|stored|filed|uploaded|pinned|bookmarked|(?:put|keep|park|leave|save|store|upload|find) (?:it|the|this|that|those|these))\b/i;
const OF_THE_STORY = /^(?:he|she|it|they|this|that|these|those|there)$/i;

function isAboutOwnPiece(text: string, isTold: IsTold): boolean {
  if (LOOKED_FOR.test(text) || OWN_PAPERS.test(text) || OWN_QUOTE.test(text)) return true;
  const [, , maybe] = OF_OWN_PIECE.exec(text) ?? [];
  if (OF_OWN_PIECE.test(text) && (maybe === undefined || !isTold(maybe))) return true;
  const [, who] = HANDED_ON.exec(text) ?? [];
  return who !== undefined && !OF_THE_STORY.test(who) && !isTold(who);
}

const stemsIn = (text: string): ReadonlySet<string> => new Set(findTerms(text).map(({ stem }) => stem));

/** What people at work speak of with each other, and news hardly ever. */
const OF_WORK = stemsIn(
  'headline byline lede standfirst subhead para paragraph caption layout sidebar explainer newsletter homepage thumbnail ' +
    'typo spelling wording tweet hashtag emoji screenshot slide deck spreadsheet template cms url wifi ' +
    'laptop printer keyboard headset mic zoom calendar invite inbox slack discord backlog sprint jira handover ' +
    'rota roster standup editorial editor sub freelancer intern photographer desk canteen invoice eta ' +
    'newsroom liveblog blog thread click clickbait upvote repost retweet megathread automod modmail flair dm subreddit ' +
    'ticker boilerplate faq ' +
    'lunch breakfast dinner snack pizza cake coffee tea beer pub birthday gym dentist',
);

/** "what time is the editorial meeting?", "who's on shift?", unless the thread is about them. */
function isAboutWork(text: string, words: ReadonlySet<string>, isTold: IsTold): boolean {
  if (/\bon shift\b/i.test(text)) return !isTold('shift');
  if (says(THEIR_EDITION, text)) return true;
  return findTerms(text).some(({ stem }) => OF_WORK.has(stem) && !words.has(stem));
}

/** What they plan: for which day, which page, how long. */
const THEIR_EDITION: readonly RegExp[] = [
  /\b(?:plan|angle|lead|running order|agenda|pitch|cover) for (?:today|tonight|tomorrow|this|the|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i,
  /\bon page (?:one|two|three|\d+)\b/i,
  /\b(?:anything|something|what) else for (?:today|tonight|tomorrow|the)\b/i,
  /\b\d+ words\b/i,
  /\bword ?count\b/i,
  /\b(?:house|our) style\b/i,
  /\bfront page\b/i,
  /\b(?:before|after|in|during|at) the (?:\d+ ?(?:am|pm)|stand-?up|huddle)\b/i,
  /\bthe \d+ ?(?:am|pm)\b(?: (?:call|meeting|show|slot|bulletin|update))?[\s?.!]*$/i,
];

/** Whom they try to reach, and who of them shall: "did the mayor's people confirm?", "…, can anyone ring him back?" */
const REACHING: readonly RegExp[] = [
  /\b(?:['’]s|the) (?:office|people|team|press|pr|agent|secretary|assistant|spokes\p{L}+|flack)(?: \p{L}+)? (?:pick(?:ed)? up|call(?:ed)?(?: back)?|r[iau]ng(?: back)?|get back|got(?:ten)? back|email(?:ed)?|confirm(?:ed)?(?=[\s?.!]*$))\b/u,
  /\b(?:can|could|would|will) any(?:one|body) (?:please |quickly |just )?(?:ring|call|check|take|send|post|share|cover|help|confirm|verify|look|dig|find|grab|chase|pick|translate|proofread|read|edit|write|draft|upload|make|pin|lock|lend|bring|fetch|add|update|fix|turn|swap)\b/u,
  /\b(?:email|call|ring|text|write|message|reply)(?:ed)? back\b/u,
  /\b(?:free|available|up|around) for an? (?:quick |short )?(?:call|chat|word|live|interview|coffee|beer|minute|sec)\b/u,
  /\bworth an? (?:call|look|read|mention|try|story|piece|tweet|post|note|visit|trip)\b/u,
  /\b(?:clients|readers|viewers|listeners|followers|subscribers) (?:(?:even|really|actually) )?(?:asking|ask|complaining|complain|reading|read|clicking|care|like|notice)\b/u,
  /^who(?:['’]s| is) going (?:to (?:the\b|\p{Lu})|there\b|on\b|tonight\b|tomorrow\b)/u,
  /\b(?:on|in) here[\s?.!]*$/u,
  /\bin this (?:thread|channel|chat|group|server)\b/u,
];

/** They wait for no answer: "how is this not news?", "did they ever do anything right?" */
const REACTION: readonly RegExp[] = [
  /^how (?:is|are|was|can|could|does|do) (?:this|that|it|they|he|she|any(?:one|body)|people) (?:not|even|ever|possibly|seriously|sleep|live with)\b/iu,
  /^how (?:hard|dumb|stupid|clueless|blind|naive) (?:can|could|is|are|do)\b/iu,
  /^how dare\b/iu,
  /^how many (?:more )?times\b/iu,
  /^(?:when|why|what|who|how|where) (?:on earth|the (?:hell|heck|fuck)|in the world|in (?:their|his|her) right mind)\b/iu,
  /^what kind of (?:a )?(?:\p{L}+ )?(?:idiot|person|monster|people|clown|genius|world|joke)\b/iu,
  /^what (?:were|was|are|is) (?:they|he|she) (?:even )?(?:thinking|on about|smoking|playing at)\b/iu,
  /^what (?:could|can) (?:possibly )?go wrong\b/iu,
  /^what['’]?s (?:the point|not to like|wrong with (?:people|them|these|this))/iu,
  /^what (?:else )?did (?:they|people|he|she) (?:expect|think would happen)\b/iu,
  /^what (?:difference|good) (?:does|do|would|will)\b/iu,
  /^(?:did|do|does|will|would|have|has|could) .{1,40}\bever (?:learn|listen|care|tell the truth|(?:do|did|done|get|got) (?:any|some)thing)\b/iu,
  /^when will (?:they|people|it|he|she) (?:ever|finally|learn)\b/iu,
  /^why (?:does|do|is|are|am) .{1,30} always\b/iu,
  /^why (?:bother|even|would any(?:one|body)|does (?:it|this) (?:always|even))\b/iu,
  /^(?:is|are|was|were) (?:this|that|it|they|he|she|these|those people) (?:really |even |just |actually |all |being |completely )*(?:a joke|for real|real life|serious|kidding|joking|insane|mad|crazy|blind|deaf|nuts|stupid|dumb|drunk|high|normal|out of (?:their|his|her) minds?|me or)\b/iu,
  /^(?:could|can|did|do) (?:they|he|she) (?:not|seriously|really|honestly|just)\b/iu,
  /^(?:isn|aren|wasn|weren)['’]?t (?:it|that|this|they|he|she) (?:a |an |the |just |so |always )*(?:great|lovely|funny|typical|ironic|sad|sweet|convenient|amazing|wild|weird|crazy|obvious|rich|ridiculous|adorable|enough)\b/iu,
  /^(?:who|why) (?:would|could) (?:do|say|think|buy|want|believe|pay|read|trust|need|have thought)\b/iu,
  /^who (?:needs|reads|believes|trusts|buys|watches|wants to read) (?:this|that|it|them|him|her|these|such|any)\b/iu,
  /^where have (?:i|we) heard\b/iu,
  /^does any(?:one|body) (?:really |still |actually |even |honestly )*(?:believe|care|buy|read|trust|think|understand|like|watch|pay)\b/iu,
  /^(?:is|was) any(?:one|body) (?:really |even |actually )?surprised\b/iu,
  /^remember when\b/iu,
  /^why (?:does|do|is|are) every \p{L}+ /iu,
  /^(?:is|are|was) .{1,25} (?:even |really |still )*news\b/iu,
  /^(?:can|could|will|would) .{1,30}? (?:(?:stop|quit) \p{L}+ing|shut up|get a grip|(?:just|please|finally) \p{L}+)\b/iu,
  /^(?:do|does|did) .{1,30} (?:actually|really|even|seriously|honestly) (?:care|believe|think|print|mean that|expect|like|read|want that)\b/iu,
  /^(?:is|are|was|were) .{1,30} (?:even (?:a|an|real)|always (?:this|that|so))\b/iu,
  /^(?:is|are|was) (?:this|that|it|an?|one) .{0,20}\bsupposed to (?:make|be|help|mean|convince|impress|scare|calm|comfort|cheer)\b/iu,
  /^(?:is|was) \p{L}+ the (?:(?:one|guy|man|woman|lady|dude) (?:with|in)\b|(?:tall|short|old|young|bald|blond|loud|funny|grumpy) (?:one|guy|man|woman|lady)\b)/iu,
  /^ha(?:ve|s) (?:they|he|she) no \p{L}+/iu,
  /^(?:can|could|will|would)\b.*\bat least[\s?.!]*$/iu,
  /\b(?:or what|or nah|am i right|amirite|who knew|you know)[\s?.!]*$/iu,
  /\b(?:lol|lmao|smh|ffs|fml|imo|imho|tbh)[\s.!]*$/iu,
];

/** Of the weather, the day and what does not work here: what a pattern captures may be the thread's own. */
const SMALL_TALK: readonly RegExp[] = [
  /^(?:is|isn['’]?t|was) it (?:(?:just|only) me|(rain|snow|sunn|hot|cold|warm|wind)\p{L}*|(?:already |still |really |only )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|noon|time (?:for|to))|too (?:early|late|soon) (?:to|for)|ok(?:ay)? (?:to|if)|worth|weird (?:that|to))\b/iu,
  /^is (?:the|this|that) (?:\p{L}+ )?(site|page|app|internet|network|vpn|server|channel|thread|bot|link|paywall|heating|aircon|ac|lift|machine) (?:\p{L}+ )?(?:down|up|slow|broken|working|dead|back|blocked|frozen|locked|on|off)\b/iu,
  /^how (?:was|is|are|were) (?:the|your|everyone) (?:weekend|holiday|trip|commute|kids|party|match|game|weather)\b/iu,
  /^what(?:['’]s| is) (?:the weather|for (?:lunch|dinner|tea)|everyone|up\b|this channel)/iu,
  /^did .{1,30} (?:win|play|score|watch the (?:match|game)) (?:last night|yesterday|on (?:saturday|sunday))\b/iu,
  /^same time\b/iu,
];

const isSmallTalk = (text: string, isTold: IsTold): boolean =>
  SMALL_TALK.some((pattern) => {
    const said = pattern.exec(text);
    return said !== null && (said[1] === undefined || !isTold(said[1]));
  });
