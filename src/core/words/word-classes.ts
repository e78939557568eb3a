import { stemWord } from './terms.ts';

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
  killed kill dead died die death deaths fatalities fatality perished lives
  injured injure injuries wounded hurt casualties
  missing unaccounted
  arrested arrest arrests detained detain detentions custody
  evacuated evacuate evacuation evacuees
  rescued rescue saved
  talks negotiations negotiation discussions consultations meeting met
  attack strike raid assault bombardment shelling
  fire blaze inferno wildfire
  quake earthquake tremor
  storm hurricane typhoon cyclone
  blackout outage
  protesters protest demonstrators marchers
  march rally demonstration
  sentence jail prison imprisonment sentenced jailed
  firefighters crews
  workers employees staff jobs job
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
`);

/** What joins a stem with its like in news language. */
export const classOf = (stem: string): string => CLASSES.get(stem) ?? stem;

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

/** Verbs of saying and words of time: they belong to the telling and not to what is told. */
const TELLING: ReadonlySet<string> = new Set(
  'said says saying told tell added report reported reports according state stated insist insisted claim claimed announced late early monday tuesday wednesday thursday friday saturday sunday week year'
    .split(' ')
    .map((word) => stemWord(word)),
);
export const isTelling = (stem: string): boolean => TELLING.has(stem);
