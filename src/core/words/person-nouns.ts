import { stemWord } from './terms.ts';

/** Plural nouns of persons that no ending shows. */
const PERSONS = stems(`
  people persons men women children boys girls babies adults youths kids pupils students guests patients victims relatives
  friends colleagues clients members citizens civilians locals refugees migrants immigrants tourists passengers civilians
  delegates troops soldiers sailors marines guards police officials experts scientists doctors nurses surgeons medics
  athletes players fans champions rivals opponents rebels guerrillas militants terrorists hostages captives inmates
  suspects witnesses thieves pilots captains chiefs judges clerks spies thugs heroes twins mothers fathers parents couples
  couriers engineers volunteers pensioners veterans graduates apprentices cooks chefs hosts priests monks nuns bishops
  pilgrims heirs orphans widows widowers neighbours neighbors applicants assistants attendants immigrants
  tenants merchants residents students agents presidents correspondents dependents respondents adolescents
  comrades saints adherents residents crew staff fishermen firemen policemen gunmen workmen spokesmen
`);
/** Nouns of this shape name who does something: "runners", "investors", "motorists", "librarians", "employees". */
const AGENT = /(?:[^aeio]er|eer|ier|ator|itor|[cs]tor|yor|ist|ee|ian|arian|man|men|woman|women)s?$/;
/** Nouns of that shape that name no person. */
const NOT_PERSONS = stems(`
  papers numbers orders letters waters rivers flowers towers powers quarters corners centers centres meters liters
  layers dollars counters computers containers trailers helicopters covers matters offers papers chapters posters
  registers rollers servers shelters sweaters theaters tickers trackers tankers freighters boilers burners fighters
  committees degrees trees fees coffees guarantees decrees knees bees levees specimens omens regimens engines
  months winters summers transformers routers printers scooters boulders cylinders disasters fibers fingers folders
  hammers hangers heaters hours ladders lasers lockers markers monsters mixers newsletters parameters pesticides
  processors reactors motors sectors factors tractors vectors monitors generators elevators indicators refrigerators
  lists mists fists wrists twists streets feet boosters barriers carriers frontiers tiers piers copies
  answers dangers dinners drawers errors favors fevers filters headers masters members microphones skyscrapers
  shoulders skewers slippers stickers stoppers terriers timers toasters transfers tumors vouchers wrappers
  crackers cruisers launchers liners bombers choppers loaders receivers sneakers speakers steamers trawlers
`);

function stems(words: string): ReadonlySet<string> {
  return new Set(
    words
      .trim()
      .split(/\s+/)
      .map((word) => stemWord(word)),
  );
}

/** Whoever took part in an event, and whoever it befell: of one event they count whom another report calls otherwise. */
const ANYBODY = stems(
  'people persons individuals lives residents participants entrants competitors victims casualties attendees',
);

/** Part of those whom "people" counts, and told apart from them. */
const SOME_ONLY = stems(
  'men women boys girls children babies adults youths teenagers civilians soldiers troops crew staff foreigners passengers travellers',
);

/** Whether a noun, lower case, counts persons. */
export function isPersonNoun(noun: string): boolean {
  const stem = stemWord(noun);
  return PERSONS.has(stem) || ANYBODY.has(stem) || (AGENT.test(noun) && !NOT_PERSONS.has(stem));
}

/** "Women", "passengers": part of those that people counts, as another such noun is another part. */
export const tellsSomeOnly = (noun: string): boolean => SOME_ONLY.has(stemWord(noun));

/** Two nouns, lower case, may count the same persons: climbers and people, runners and participants. */
export function mayCountSamePersons(noun: string, other: string): boolean {
  const stems = [noun, other].map((word) => stemWord(word));
  return (
    isPersonNoun(noun) &&
    isPersonNoun(other) &&
    !stems.some((stem) => SOME_ONLY.has(stem)) &&
    stems.some((stem) => ANYBODY.has(stem))
  );
}
