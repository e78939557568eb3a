import type { Mention, MentionKind } from '../mentions/mention.ts';

/** A quantity of some unit is a measure, and plays no part that counts do. */
type AmountKind = MentionKind | 'measure';

/** What an amount is of a thing, where news has a set phrase for it: two amounts in other parts are no disagreement. */
interface Role {
  readonly name: string;
  readonly kinds: ReadonlySet<AmountKind>;
  /** In the clause of the amount, in small letters, where it stands as "#". */
  readonly words: RegExp;
}

const role = (name: string, kinds: readonly AmountKind[], words: RegExp): Role => ({
  name,
  kinds: new Set(kinds),
  words,
});

/** The first that fits is an amount's. */
const ROLES: readonly Role[] = [
  role(
    'estimate',
    ['money'],
    /\b(?:(?:estimated?|valued|insured|guide price|starting price|opening bid)\b[^#]{0,30}#|expected to (?:fetch|bring|cost|sell)[^#]{0,20}#)/u,
  ),
  role('fine', ['money'], /\b(?:fine[ds]?|penalty)\b/u),
  role('damages', ['money'], /\b(?:damages|compensation|compensate[ds]?)\b/u),
  role('bail', ['money'], /\bbail\b/u),
  role('borrowed', ['money'], /\b(?:borrow\p{L}*|loans?|debts?|owes?|owed)\b/u),
  role('repaid', ['money'], /\b(?:p(?:ay|aid|aying) back|re(?:pay|paid|fund\p{L}*)|give back|gave back|returned)\b/u),
  role(
    'taken',
    ['money'],
    /\b(?:bribe\p{L}*|kickbacks?)\b|\b(?:accused of|charged with|convicted of|guilty of|denies|denied|admitted|admits) (?:accepting|taking|receiving|pocketing) [^#]{0,20}#/u,
  ),
  role('profit', ['money'], /\b(?:profits?|earn(?:s|ed|ings)?)\b/u),
  role(
    'loss',
    ['money'],
    /\b(?:loss(?:es)?|(?<!-)lost(?! (?:\p{Ll}+ )?(?:painting|picture|work|portrait|landscape|masterpiece))|deficit|shortfall)\b/u,
  ),
  role('revenue', ['money'], /\b(?:revenues?|sales|turnover|takings)\b/u),
  role(
    'gift',
    ['money'],
    /\b(?:raised(?! (?:its|his|her|their|the) (?:offer|bid|price|forecast))|donat\p{L}*|pledged?|bequeath\p{L}*)\b/u,
  ),
  role('salary', ['money'], /\b(?:salar(?:y|ies)|wages?|a year in pay|earns)\b/u),
  role('investment', ['money'], /\b(?:invest\p{L}*)\b/u),
  role(
    'price',
    ['money'],
    /\b(?:s[eo]ld|selling|sale|buy(?:s|ing)?|bought|acquir\p{L}*|takeover|purchas\p{L}*|fetch(?:ed|es)?|went for|under the hammer|hammer fell|changed hands|pay(?:s|ing)? #[^#]{0,10} for|paid #[^#]{0,10} for|auction\p{L}*)\b|\b(?:moves?|moved|joins?|joined|transfer\p{L}*)\b[^#]{0,60} for #/u,
  ),
  role('cost', ['money'], /\b(?:costs?|costing|price[ds]?|worth|bill|sp[ae]n[dt]s?)\b/u),
  role('inflation', ['percent'], /\b(?:inflation|consumer prices)\b/u),
  role('unemployment', ['percent'], /\b(?:unemploy\p{L}*|jobless)\b/u),
  role('interest', ['percent'], /\b(?:(?:main|key|base|policy|interest|lending|benchmark) rates?)\b/u),
  role(
    'pay',
    ['percent'],
    /\b(?:(?:pay|wage|salary) (?:rise|raise|increase|deal|offer|award)s?|(?:rise|raise|increase) (?:of|in (?:pay|wages|salaries))|(?:higher|more|# more) (?:pay|wages|salaries)|(?:lift|rais|increas)\p{L}* (?:the |their |its )?(?:pay|wages|salaries)|pay(?:s|ing)? (?:\p{Ll}+ ){0,3}#)(?![^#]{0,20}\b(?:tax|duty|interest)\b)/u,
  ),
  role(
    'turnout',
    ['percent'],
    /\bturnout\b|\bwent to the polls\b|\bcast (?:their |a |its )?(?:ballots?|votes?)|\bturned out to vote|\btook part in the (?:vote|election|ballot|referendum)\b|\b(?:entitled|eligible|registered)\b[^#]*\bvoted?\b|#[^#]{0,30}\bvoted(?! (?:for|against|in favour|yes|no|to)\b)/u,
  ),
  role(
    'effect',
    ['percent'],
    /\b(?:effective\p{L}*|efficacy|protect\p{L}*|prevent\p{L}*|reduc\p{L}* (?:the )?(?:risk|number|rate)|risk)\b|\bcut [^#]{0,40}\bby #|# fewer\b/u,
  ),
  role(
    'votes',
    ['percent'],
    /\b(?:won|got|gained|received|took|polled|secured|scored|elected|ahead|behind|backed|rejected|approved|voted by)\b[^#]{0,60}#|#[^#]{0,20}\b(?:of the votes?|of votes|voted (?:for|against|yes|no))\b/u,
  ),
  role(
    'attended',
    ['quantity'],
    /\b(?:drew|draws|attracted|c[ao]me(?! (?:to an? (?:halt|end|stop|standstill)|into force|from|after|under))|visit\p{L}*|attend\p{L}*|turned (?:out|up)|flocked|gathered|watched|crowd|spectators|audience|seen by|in front of|attendance|march(?:ed|ing)|demonstrat\p{L}*|rall(?:y|ied)|protest(?:ed|ing)|took to the streets|t(?:ake|ook|aking) part in (?:an?|the) (?:protest|march|rally|demonstration))\b|\bbefore (?:about |some |almost |nearly )?#/u,
  ),
  role('signed', ['quantity'], /\b(?:sign(?:ed|atures?)|petition)\b/u),
  role('aboard', ['quantity'], /#[^#,;]{0,25}\b(?:aboard|on board)\b/u),
  role(
    'evacuated',
    ['quantity'],
    /\b(?:evacuat\p{L}*|(?:leave|left|fled|flee) (?:their|the) (?:homes?|houses?|village|town)|(?:brought|taken|moved) to safety|moved out)\b/u,
  ),
  role(
    'against',
    ['quantity', 'percent'],
    /\bvot\p{L}*\b[^#]{0,60}\bagainst\b|#[^#,;]{0,40}\bagainst\b|\b(?:opposed|rejected)\b/u,
  ),
  role('for', ['quantity', 'percent'], /\b(?:voted for|in favou?r|backed|supported|approved)\b/u),
  role('mean speed', ['measure'], /\b(?:average|mean|sustained) (?:wind |wind-)?speeds?\b|\bon average\b/u),
  role('gust', ['measure'], /\b(?:gust\p{L}*)\b/u),
  role(
    'fallen ill',
    ['quantity'],
    /\b(?:f(?:e|a)ll(?:en|ing)? (?:ill|sick)|ill with|sick(?:ened)?|poison\p{L}*|infect(?:ed|ions?)|caught|diagnosed|(?:were|been|was) affected|vomiting|treated for)\b/u,
  ),
  role(
    'without power',
    ['quantity'],
    /\b(?:(?:without|no|lost|cut off from) (?:power|electricity|light|heating)|in the dark|in darkness|blackout|power (?:cut|failure|outage)s?|electricity (?:cut|failure)s?)\b/u,
  ),
  role(
    'jobs lost',
    ['quantity'],
    /\b(?:cut(?:s|ting)?|shed(?:s|ding)?|axe(?:s|d)?|slash\p{L}*|eliminat\p{L}*|lay(?:s|ing)? off|laid off|layoffs?|redundan\p{L}*|dismiss(?:ed|al)?|sack(?:ed|s)?)\b[^#]{0,40}#[^#]{0,20}\b(?:jobs?|posts?|positions?|roles?|staff|workers?|employees?|people)\b|#[^#]{0,20}\b(?:jobs?|posts?|positions?|roles?|staff|workers?|employees?|people)\b[^#]{0,30}\b(?:go|goes|lost|cut|axed|shed|at risk|laid off|lose (?:their )?(?:jobs?|work)|disappear|redundant|dismissed)\b/u,
  ),
  role(
    'on strike',
    ['quantity'],
    /\b(?:strik(?:e|ing|ers?)|struck(?! (?:an?|the|its|his|her|their|another)\b)|walked out|walkout|stopped work(?:ing)?|downed tools|laid down (?:their )?tools|picket\p{L}*)\b/u,
  ),
  role(
    'margin',
    ['quantity'],
    /#[^#]{0,12}\bvotes? (?:ahead|clear|more|in front|behind|to spare)\b|\b(?:margin|majority|lead) of [^#]{0,12}#|\b(?:w[io]n\p{L}*|beat|beaten|elected|victory|defeated|lost|ahead|seat)\b[^#]{0,60}\bby (?:just |only |a mere |about )?#[^#]{0,6}\bvotes?\b/u,
  ),
  role('registered', ['quantity'], /\b(?:registered|signed up|enrolled|applied|applicants|invited|expected)\b/u),
  role('finished', ['quantity'], /\b(?:finished|finishers|reached the finish|crossed the line|completed)\b/u),
  role('set out', ['quantity'], /\b(?:set off|set out|started|starters|at the start|took part|taking part)\b/u),
  role(
    'aboard',
    ['quantity'],
    /\b(?:on board|aboard|travel\p{L}* (?:on|in) (?:it|them|the)|carr(?:ying|ied)|were (?:on|in) (?:it|the (?:train|bus|coach|plane|ferry|boat|ship|tram|lift|cable car)))\b/u,
  ),
  role('served', ['duration'], /\bserv(?:ed|ing) (?:\p{Ll}+ ){0,2}#/u),
  role(
    'term',
    ['duration'],
    /\b(?:prison|jail\p{L}*|behind bars|imprison\p{L}*|sentenc\p{L}*|custodial|probation|custody)\b|\bserve (?:at least |a |of )?#|\b(?:judge|court|magistrates?) [^#]{0,40}\b(?:gave|handed) (?:\p{Ll}+ ){1,3}#|\b(?:given|handed) #/u,
  ),
  role(
    'contract',
    ['duration'],
    /\b(?:contract|deal|extension) (?:\p{Ll}+ ){0,2}(?:of|for) #|# (?:\p{Ll}+ )?(?:contract|deal|extension)\b|\bsign(?:s|ed)? (?:on |up )?for #/u,
  ),
  role(
    'lead',
    ['duration'],
    /#[^#,;]{0,12}\b(?:ahead|clear of|in front|behind|adrift|faster|slower|quicker|lead|advantage)\b|\b(?:w[io]n\p{L}*|beat|beaten|victory|defeated|ahead|led|lead|advantage|margin)\b[^#]{0,60}\b(?:by|of) (?:just |only |a mere |about )?#/u,
  ),
  role(
    'time',
    ['duration'],
    /\b(?:w[io]n(?:s|ning)?|finish\p{L}*|crossed the line|came home|r[au]n|swam|rode|clocked|times?)\b[^#]{0,40}\b(?:in|of) #/u,
  ),
  role(
    'absence',
    ['duration'],
    /\b(?:miss(?:es|ed|ing)?|out (?:for|of action)|sidelined|do without|be without|unavailable)\b/u,
  ),
  role('ban', ['duration'], /\b(?:bans?|banned|suspen\p{L}*|disqualified)\b/u),
  role('wait', ['duration'], /\b(?:wait\p{L}*|stuck|trapped|stranded|held up|delay\p{L}*|freed|late)\b/u),
  role(
    'whole',
    ['duration'],
    /\b(?:last(?:ed|s|ing)?|took|continued|(?:met|talked|spoke|sat|negotiated|conferred|debated|deliberated) [^#]{0,20}\bfor|went on|dragged on|goes on)\b[^#]{0,24}#|\bneeded (?:just |only )?#|\b(?:reached|arrived|returned|finished|completed)\b[^#]{0,40}\bafter [^#]{0,12}#|^[^#]{0,12}\bafter [^#]{0,16}#.*\b(?:ended?|over|reached|stopp\p{L}*|called off|settled|lifted|back|reopened|resumed|parted|broke up)\b|\b(?:ended?|over|called off|settled) [^#]{0,20}\bafter [^#]{0,16}#/u,
  ),
];

/** By kind of amount its roles, and what any of them holds: most clauses give no part, which one expression tells. */
const rolesByKind: ReadonlyMap<AmountKind, { readonly roles: readonly Role[]; readonly any: RegExp }> = new Map(
  (['money', 'percent', 'quantity', 'measure', 'duration'] as const).map((kind) => {
    const roles = ROLES.filter(({ kinds }) => kinds.has(kind));
    return [kind, { roles, any: new RegExp(roles.map(({ words }) => words.source).join('|'), 'u') }];
  }),
);

/** The part that the clause gives an amount. */
export function roleOf({ kind, unit }: Mention, clause: string): string | undefined {
  const possible = rolesByKind.get(kind === 'quantity' && unit !== undefined ? 'measure' : kind);
  const lowered = clause.toLowerCase();
  return possible?.any.test(lowered) ? possible.roles.find(({ words }) => words.test(lowered))?.name : undefined;
}

const FALLING =
  /\b(?:fell|fallen|falls?|lost|loses?|shed|dropped|plunged|tumbled|slumped|declined|slid|sank|down|lower|cheaper)\b/i;
const RISING = /\b(?:rose|risen|rises?|gained|gains|added|climbed|jumped|grew|grown|surged|soared|up|higher|dearer)\b/i;

/** One tells that a thing went up, and the other that it went down. */
export const goApart = (a: string, b: string): boolean =>
  (FALLING.test(a) && !RISING.test(a) && RISING.test(b) && !FALLING.test(b)) ||
  (RISING.test(a) && !FALLING.test(a) && FALLING.test(b) && !RISING.test(b));

/** Both tell that a thing went up, or both that it went down. */
export const goAlike = (a: string, b: string): boolean => [FALLING, RISING].some((way) => way.test(a) && way.test(b));

/** "Normally takes eleven hours": how it is as a rule, and not how it was. */
export const HABIT =
  /\b(?:normally|usually|typically|on average|as a rule|ordinarily|in general|generally|capacity)\b/i;

/** "In one month", "in a single day": what an amount is told of one such. */
export const PER_SPELL = /\bin (?:one|a|a single|any one) (?:day|night|week|month|season|year)\b/i;

/** Parts in which different nouns count the same persons, or what they left. */
export const COUNTED_ANYHOW: ReadonlySet<string> = new Set([
  'attended',
  'signed',
  'evacuated',
  'aboard',
  'set out',
  'fallen ill',
  'without power',
  'jobs lost',
  'on strike',
  'margin',
]);

/** Parts in which different verbs tell of one span of time: sent to prison, jailed. */
export const LASTS_ANYHOW: ReadonlySet<string> = new Set(['term', 'contract', 'ban', 'lead', 'time', 'absence']);

const STRETCHES: readonly (readonly [string, RegExp])[] = [
  ['opening', /\bat the open(?:ing)?\b|\bopened (?:\p{Ll}+ )?\d|\bearly trad|\bat (?:midday|lunchtime)\b/iu],
  [
    'part',
    /\b(?:in|on|at|for|this|last) (?:[\p{L}\d]+ ){1,3}alone\b|^\p{Lu}\p{L}+ alone\b|\b(?:among|for) (?:the )?(?:young|older|elderly|female|male|foreign|under|over)\b/iu,
  ],
  ['month', /\bin (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)/],
  [
    'since',
    /\bsince (?:the (?:start|beginning)|(?:last )?(?:January|February|March|April|May|June|July|August|September|October|November|December)|\d{4})\b/,
  ],
  [
    'hour',
    /\bby (?:(?:early |late )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?(?:morning|afternoon|evening|night)|nightfall|dusk|dawn|noon|midday|midnight|\d+(?:[.:]\d+)? ?[ap]\.?m\b)/i,
  ],
  ['past', /\b(?:years?|months?|weeks) (?:ago|earlier|before)\b|\blast time\b|\bprevious(?:ly)?\b/i],
  [
    'life',
    /\bin (?:his|her|its|their) (?:career|life|history)\b|\bin \d+ (?:matches|games|appearances|starts|races)\b|\bever since\b/i,
  ],
  [
    'quarter',
    /\b(?:first|second|third|fourth) (?:quarter|half)\b|\b(?:first|last) (?:two|three|four|six|nine|ten) (?:days|weeks|months)\b/i,
  ],
  ['season', /\b(?:this|last|next) season\b/i],
  ['year', /\b(?:last|this|next|the whole) year\b|\ba year\b/i],
  ['weekend', /\bweekend\b/i],
];

/** How much of the time or of the whole an amount is told of. */
export function stretchesOf(text: string): ReadonlySet<string> {
  const told = text.replace(THAN_BEFORE, '');
  return new Set(STRETCHES.filter(([, words]) => words.test(told)).map(([stretch]) => stretch));
}

/** "Than a year before", "up from the vote four years ago": what an amount is compared with, and not what it is told of. */
const THAN_BEFORE =
  /\b(?:than|from|compared with|against) [^,;:.]{0,40}?\b(?:years?|months?|weeks?) (?:before|earlier|ago)\b/g;
