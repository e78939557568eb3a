import { stemWord } from './terms.ts';
import { rootOf } from './word-relations.ts';

const classes = (lines: string): ReadonlyMap<string, string> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const stems = line
          .trim()
          .split(/\s+/)
          .map((word) => stemWord(word));
        return stems.map((stem) => [stem, stems[0]!] as const);
      }),
  );

/** Words that newspapers use for one another; the first of a line stands for the class. Counts are compared only within one. */
const CLASSES = classes(`
  killed kill dead died die death deaths fatalities fatality perished drowned lives
  injured injure injuries wounded hurt casualties
  missing unaccounted
  arrested arrest arrests detained detain detentions custody
  evacuated evacuate evacuation evacuees
  rescued rescue saved
  talks negotiations negotiation discussions consultations meeting met
  attack strike raid assault bombardment shelling
  fire blaze inferno wildfire
  quake earthquake tremor
  wind gust
  storm hurricane typhoon cyclone
  blackout outage
  protesters protest demonstrators marchers
  march rally demonstration
  sentence jail prison imprisonment sentenced jailed
  firefighters crews
  workers employees staff jobs job positions posts
  soldiers troops servicemen
  homes houses home house households
  destroyed demolished burned burnt
  trapped trap
  cost costs price costing worth value valued
  attended attendance spectators crowd
  layoffs cuts cut
  agreement deal accord pact
  funeral burial
  opened open reopened opens
  waited wait waiting sat stood stranded stuck
  bought buy paid
  phone telephone phones telephones
  crash accident collision derailment
  speech speeches spoke speak spoken
  fighting fought fight battle battles
  flight flew flights
  paintings pictures canvases paintings artworks
  shares stock stocks
  fell dropped plunged tumbled slumped declined
  passengers travellers commuters
  aboard board
  visitors visited visit visits
  jurors jury juries
  unemployment jobless unemployed
  aircraft planes airplanes aeroplanes jets
  cars vehicles automobiles
  ships vessels boats
  shops stores
  sum amount
  firms companies company firm
  flats apartments
  pupils students schoolchildren
  doctors physicians medics
  lorries trucks
  woods forest forests
  signatures signed sign signs
  unknown new undescribed
  cancelled grounded
  music concert concerts
  replaced replaces replace replacing successor successors succeeds
`);

/** What joins a stem with its like in news language. */
export const classOf = (stem: string): string => CLASSES.get(stem) ?? CLASSES.get(rootOf(stem)) ?? rootOf(stem);

const RUNNING = new Set(
  ['killed', 'injured', 'missing', 'arrested', 'evacuated', 'rescued', 'trapped', 'destroyed'].map((word) =>
    classOf(stemWord(word)),
  ),
);

/** What became of those counted (killed, arrested). Such counts rise as news comes in: a later, higher one is an update. */
export const isOutcome = (group: string): boolean => RUNNING.has(group);

/** Nouns that count heads and no kind of person. */
export const HEADS: ReadonlySet<string> = new Set(
  ['people', 'person', 'persons', 'men', 'others', 'lives', 'residents', 'civilians', 'locals'].map((word) =>
    stemWord(word),
  ),
);

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['accepted', 'rejected'],
  ['agreed', 'refused'],
  ['approved', 'rejected'],
  ['confirmed', 'denied'],
  ['opened', 'closed'],
  ['won', 'lost'],
  ['rose', 'fell'],
  ['increased', 'decreased'],
  ['increased', 'fell'],
  ['rose', 'dropped'],
  ['improved', 'worsened'],
  ['alive', 'dead'],
  ['convicted', 'acquitted'],
  ['guilty', 'innocent'],
  ['safe', 'unsafe'],
  ['safe', 'dangerous'],
  ['succeeded', 'failed'],
  ['true', 'false'],
  ['support', 'oppose'],
  ['backed', 'opposed'],
  ['allowed', 'banned'],
  ['legal', 'illegal'],
  ['passed', 'failed'],
  ['full', 'empty'],
  ['deliberate', 'accidental'],
  ['deliberately', 'accidentally'],
  ['survived', 'died'],
  ['resumed', 'halted'],
  ['stayed', 'left'],
  ['accepted', 'refused'],
  ['withdrew', 'stayed'],
  ['intact', 'destroyed'],
  ['intact', 'damaged'],
  ['present', 'absent'],
  ['peaceful', 'violent'],
  ['possible', 'impossible'],
  ['ready', 'unready'],
  ['higher', 'lower'],
  ['resigned', 'dismissed'],
  ['resigned', 'sacked'],
  ['resigned', 'fired'],
  ['deliberately', 'accident'],
  ['deliberate', 'accident'],
  ['arson', 'accident'],
  ['arson', 'accidental'],
  ['murder', 'accident'],
  ['murder', 'suicide'],
  ['suicide', 'accident'],
  ['welcomed', 'condemned'],
  ['praised', 'criticised'],
  ['welcomed', 'criticised'],
  ['upheld', 'overturned'],
  ['upheld', 'quashed'],
  ['upheld', 'rejected'],
  ['granted', 'refused'],
  ['granted', 'rejected'],
  ['granted', 'denied'],
  ['admitted', 'denied'],
  ['confessed', 'denied'],
  ['cancelled', 'held'],
  ['cancelled', 'confirmed'],
  ['released', 'held'],
  ['lifted', 'extended'],
  ['positive', 'negative'],
  ['armed', 'unarmed'],
  ['conscious', 'unconscious'],
  ['voluntary', 'forced'],
  ['voluntarily', 'forced'],
  ['unanimous', 'split'],
  ['gained', 'lost'],
  ['adopted', 'rejected'],
  ['ratified', 'rejected'],
  ['continue', 'ended'],
  ['continue', 'cancelled'],
  ['arrested', 'fugitive'],
  ['caught', 'fugitive'],
  ['captured', 'fugitive'],
  ['signed', 'refused'],
  ['working', 'broken'],
  ['sober', 'drunk'],
  ['married', 'single'],
  ['endorsed', 'rejected'],
  ['passed', 'rejected'],
  ['approved', 'blocked'],
  ['approved', 'refused'],
  ['successful', 'failed'],
  ['satisfied', 'disappointed'],
  ['known', 'unknown'],
];

const OPPOSED = new Map<string, Set<string>>();
for (const pair of OPPOSITES)
  for (const [word, other] of [pair, [...pair].reverse() as [string, string]]) {
    const stem = stemWord(word);
    OPPOSED.set(stem, (OPPOSED.get(stem) ?? new Set()).add(stemWord(other)));
  }

export const opposes = (stem: string, other: string): boolean => OPPOSED.get(stem)?.has(other) ?? false;
/** States that come and go: told the other way round a day later, they have changed. */
const PASSING = new Set(
  'opened closed rose fell dropped increased decreased improved worsened resumed halted stayed left withdrew safe unsafe dangerous ready unready full empty higher lower won lost'
    .split(' ')
    .map((word) => stemWord(word)),
);
export const turnsWithTime = (stem: string, other: string): boolean => PASSING.has(stem) && PASSING.has(other);
export const oppositesOf = (stem: string): readonly string[] => [...(OPPOSED.get(stem) ?? [])];
export const hasOpposite = (stem: string): boolean => OPPOSED.has(stem);

/** Verbs of more than a word, and the one word that says the same. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:turn(?:ed|s)?|vot(?:ed|es)|struck) down\b|\bthr(?:ew|own) out\b/i, 'rejected'],
  [/\b(?:gave|given|gives) (?:\p{Ll}+ ){0,4}(?:green light|go-ahead|blessing|nod)\b|\bwaved through\b/iu, 'approved'],
  [/\b(?:stepped|stood) down\b|\bquit\b|\bgave up (?:his|her|their) (?:post|office|job)\b/i, 'resigned'],
  [/\b(?:forced|kicked|thrown) out\b|\bremoved from (?:office|his|her)\b|\brelieved of\b/i, 'dismissed'],
  [/\b(?:called off|scrapped|abandoned)\b/i, 'cancelled'],
  [/\b(?:went|goes|gone) ahead\b|\btook place\b/i, 'held'],
  [/\b(?:set|went|walked) free\b/i, 'released'],
  [/\b(?:cleared of|found not guilty)\b/i, 'acquitted'],
  [/\bfound guilty\b/i, 'convicted'],
  [/\b(?:on the run|at large|escaped)\b/i, 'fugitive'],
  [/\b(?:br(?:oke|oken) (?:off|down)|collapsed|fell through|came to nothing)\b/i, 'ended'],
  [/\bkept? (?:talking|going)\b/i, 'continue'],
  [/\b(?:take|takes|took|taken) (?:charge|the helm|the reins|over(?= (?:as|from|for|until)\b|[,.?]))/i, 'replaced'],
  [/\bon purpose\b|\bintentional(?:ly)?\b/i, 'deliberate'],
  [/\bby (?:accident|mistake|chance)\b/i, 'accidental'],
];

/** A phrase in a text, with the stem of the single word it stands for. */
export interface Phrased {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

const PHRASE_WORDS = new Set(
  'turn turned turns voted votes struck threw thrown gave given gives waved stepped stood quit forced kicked removed relieved called scrapped abandoned went goes gone took set walked cleared found purpose intentional intentionally accident mistake chance take takes taken run large escaped broke broken collapsed fell came keep kept'.split(
    ' ',
  ),
);

/** Whether a word, lower case, stands in one of the phrases: most do not. */
export const mayBeginPhrase = (word: string): boolean => PHRASE_WORDS.has(word);

export const phrasesIn = (text: string): readonly Phrased[] =>
  PHRASES.flatMap(([phrase, word]) => {
    const found = phrase.exec(text);
    return found ? [{ stem: stemWord(word), start: found.index, end: found.index + found[0].length }] : [];
  });

/** Verbs of saying and words of time: they belong to the telling and not to what is told. */
const TELLING: ReadonlySet<string> = new Set(
  'said says saying told tell added report reported reports according state stated insist insisted claim claimed announced late early monday tuesday wednesday thursday friday saturday sunday week year'
    .split(' ')
    .map((word) => stemWord(word)),
);
export const isTelling = (stem: string): boolean => TELLING.has(stem);
