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
  survived survivors survivor alive
  ceasefire truce armistice
  hostages captives
  children kids youngsters
  rebels insurgents guerrillas militants
  blast explosion bombing
  landslide mudslide
  farmers growers
  thieves robbers burglars
  prize award
  takeover acquisition purchase
  cases infections
  wages wage salary salaries
`);

/** What joins a stem with its like in news language. */
export const classOf = (stem: string): string => CLASSES.get(stem) ?? CLASSES.get(rootOf(stem)) ?? rootOf(stem);

const RUNNING = new Set(
  ['killed', 'injured', 'missing', 'arrested', 'evacuated', 'rescued', 'trapped', 'destroyed', 'survived'].map((word) =>
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

/** Verbs of saying and words of time: they belong to the telling and not to what is told. */
const TELLING: ReadonlySet<string> = new Set(
  'said says saying told tell added report reported reports according state stated insist insisted claim claimed announced late early monday tuesday wednesday thursday friday saturday sunday week year'
    .split(' ')
    .map((word) => stemWord(word)),
);
export const isTelling = (stem: string): boolean => TELLING.has(stem);
