const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words of grammar by falling frequency. */
export const FUNCTION_WORDS = list(`
  the of to and a in that for on is was with as by at it from be are has have not this which but had an were they
  their or he his its been she would will who one more when than after her also into about could there out up over
  if no all some two what only other before so between under while during since because many against where most
`);

/** Words news is made of; the first are drawn most often. */
export const CONTENT_WORDS = list(`
  government minister people year city country report week million group state month time work plan talks company
  police court law tax market price power water road school health party leader vote office council budget percent
  union worker region bank trade border public service project cost money energy fire storm river bridge train
  station airport factory farm hospital doctor student teacher family home house street car bus ship port army
  soldier officer judge lawyer prison crime trial charge case claim debate question answer decision meeting visit
  agreement deal offer demand protest strike crowd speech statement interview newspaper research study science
  university expert analyst risk danger damage victim rescue search help support aid fund loan debt profit loss
  sale store customer product industry export import growth crisis reform policy programme measure rule limit
  change increase fall rise cut end start open close build repair sign reject accept announce publish warn expect
  promise refuse delay cancel move return win lose pay sell buy hire join leave lead follow show find lost new old
  large small local national foreign early late heavy high low long short strong weak main final former senior
  young poor rich safe free full empty clear difficult possible likely recent common private military political
  economic legal medical technical annual daily northern southern eastern western winter summer morning evening
`);

/** What rarer words are built from. */
export const SYLLABLES = list(`
  bar bel bor cal cor dal den dor fal fen fir gar gel gor hal hem hol jar kel kin lan len lor mar men mor nar nel
  nor pal pen por ran ren ros sal sen sor tal ten tor val ven vor wal wen wor zan ber ding ment ter tion ling ster
`);

export const GIVEN_NAMES = list(
  'Ada Bruno Clara David Elena Felix Greta Hugo Iris Jonas Karla Leon Mira Nils Olga Peter',
);

export const FAMILY_NAMES = list(`
  Abel Brandt Carver Dorn Ekman Farrow Gruber Hansen Ivers Jansen Keller Lindgren Marlow Novak Orban Pruitt Quirk
  Roland Sander Thorne Ulrich Varga Wexler Young Zeller Ashby Birch Colby Drake Ellery Fenton Garrick Holm Irving
`);

export const PLACES = list(`
  Aldport Brinmouth Calder Dunhaven Eastmere Farrowick Glenbeck Hartlow Inverlee Kestrel Larkhill Marlowe Northgate
  Oakham Pellgrove Quarley Ravensby Stanmoor Thornbury Upwell Venmark Westerlo Yarrow Zelmont
`);

export const ROLES = list('minister mayor spokeswoman spokesman engineer analyst commander judge professor secretary');
