const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles and forms of address that stand before a person's name, also as the head of a longer one ("deputy prime minister"). */
export const TITLES = words(`
  mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother rabbi imam pope king queen
  prince princess duke duchess emperor president chancellor premier minister secretary senator sen rep representative
  congressman congresswoman governor gov mayor judge justice general gen colonel col lieutenant lt major maj captain
  capt sergeant sgt commander admiral inspector detective officer sheriff chief director chairman chairwoman
  chair speaker ambassador envoy commissioner councillor councilman ombudsman spokesman spokeswoman spokesperson
  prosecutor attorney dictator coach manager striker midfielder goalkeeper defender actor actress singer author writer
  analyst expert adviser advisor aide lawyer historian economist scientist researcher activist journalist photographer
  deputy leader founder owner abbot abbess head pilot farmer teacher doctor nurse surgeon engineer editor
  politologist correspondent reporter bishop archbishop cardinal pastor vicar headteacher headmaster principal dean
  skipper presenter striker trainer envoy negotiator marshal private corporal baron baroness count countess sheikh ayatollah executive clerk registrar comptroller provost rector
`);

/** Where a person lives in a sentence: who they are, as a noun after "the" or between commas. */
export const ROLES: ReadonlySet<string> = new Set([
  ...TITLES,
  ...words(`
    official witness resident neighbor neighbour survivor organiser organizer coordinator negotiator candidate lawmaker
    politician diplomat soldier biologist ecologist geologist physicist chemist meteorologist climatologist
    epidemiologist virologist astronomer archaeologist engineer architect artist musician composer conductor
    player captain skipper champion rider driver fisherman baker butcher shopkeeper grocer student pupil
    professor scholar curator librarian volunteer medic paramedic firefighter veteran pensioner tenant landlord
    executive boss lecturer specialist consultant counsel solicitor barrister vet veterinarian ranger
    pollster strategist commentator columnist critic novelist poet philosopher psychologist sociologist
    man woman boy girl mother father brother sister son daughter husband wife widow widower uncle aunt
    premier incumbent challenger defendant plaintiff victim suspect mechanic electrician plumber carpenter
    operator trader investor banker accountant treasurer superintendent warden guard keeper trainer gardener
  `),
]);

/** Words that end (or head, before "of") the name of an organisation. */
export const ORGANISATION_WORDS = words(`
  ministry department agency authority commission committee council court parliament senate congress assembly bureau
  office institute institution university college school academy party union federation association alliance league
  club bank group company corporation corp inc ltd llc plc gmbh co fund foundation trust society service services
  force forces army navy guard police board team orchestra church times post news press radio television tv
  newspaper journal organization organisation agency airlines airways motors industries holdings partners
  laboratory laboratories hospital museum network coalition movement front brigade administration cabinet
  government united fc nations observatory center centre tribunal chamber staff treasury exchange systems
  energy pharmaceuticals media studio studios coastguard regulator airline charity watchdog retailer
`);

/** Words that end (or head, before "of") the name of a place. */
export const PLACE_WORDS = words(`
  river lake sea ocean bay gulf strait island islands isle isles mountain mountains mount hill hills valley desert
  forest coast peninsula canal cape region province county district oblast state states city town village borough
  street road avenue square bridge airport port station park republic kingdom emirates territory territories
  north south east west harbour harbor dam falls plaza palace beach quarter basin delta reef
`);

/** Words of direction that only begin a name ("North Korea"), and do not end one. */
export const DIRECTIONS = words('north south east west northern southern eastern western central upper lower new');

/** Adjectives of nationality end so; a name of that shape alone names no person. */
export const DEMONYM = /(?:[ai]an|ish|ese|ench|utch|eek|rab|raqi|raeli|istani|emeni|uwaiti|wiss)s?$/;

/** Particles inside a person's name. */
export const PARTICLES = words('de van von der den del della di da do dos du la le al el bin ibn ben abu ter ten af');

/** Singular words without an article that begin sentences and name nobody, with words of time and connection. */
export const BARE_OPENERS = words(`
  police staff traffic rain snow wind fire smoke water work trade oil gas power food help aid news weather
  government management production growth inflation demand evidence research construction access business crime
  turnout attendance unemployment output revenue income profit debt damage shelling lightning hail fog ice flooding
  rainfall visibility electricity membership
  today yesterday tomorrow tonight meanwhile however moreover still later earlier then now here there thus hence
  please perhaps maybe instead nevertheless nonetheless otherwise elsewhere overall despite following according
  speaking asked unlike like since although while when where nobody everybody everyone someone somebody nothing
  everything anyone something no yes ok another nearly almost roughly about around approximately
  last next early late only even just once twice
  first second third finally next much many most several few all none half part parliament
  read also photo image video source sources updated published editor editors note
`);

/** Verbs that people and organisations are the subject of; with `-s` and `-ed` forms they show a name before them. */
export const FINITE_VERB =
  /^(?:is|was|has|had|will|would|can|could|may|might|must|should|does|did|said|says|told|tells|took|takes|went|goes|came|comes|got|gets|gave|gives|made|makes|met|meets|left|leaves|lost|loses|won|wins|ran|runs|saw|sees|knew|knows|thinks|thought|felt|feels|found|finds|fell|falls|rose|rises|held|holds|began|begins|became|becomes|brought|brings|bought|built|chose|drew|drove|flew|fled|forgot|grew|heard|hit|kept|led|paid|put|read|sat|sent|set|shot|sold|spoke|speaks|spent|stood|stands|struck|taught|wrote|writes|wants|needs|also|never|now|still|already|then|later|once|did|didn't|hasn't|isn't|wasn't|won't|doesn't|had|\p{Ll}{2,}(?:ed|[^s]s))$/u;

/** Short forms of months and like words whose stop does not end a name. */
export const ABBREVIATED_TITLES = words('mr mrs ms dr prof rev fr sen rep gov gen col lt maj capt sgt st hon');

/** Places that a text rarely shows to be one: states and abbreviations met in any newspaper. */
export const KNOWN_PLACES = words(`
  u.s. us usa u.k. uk uae america britain england scotland wales france germany italy spain portugal greece turkey
  russia ukraine belarus china japan india iran iraq israel egypt brazil canada mexico australia europe africa asia
  washington london paris berlin moscow kyiv brussels beijing tokyo geneva vienna rome madrid gaza syria lebanon
`);

/** Organisations known by a name that does not say so. */
export const KNOWN_ORGANISATIONS = words(
  'kremlin pentagon nato u.n. un eu reuters interpol unesco unicef hamas hezbollah',
);

/** Nouns of this shape name an occupation: "mountaineer", "violinist", "veterinarian", "fisherman". */
export const OCCUPATION =
  /^\p{L}{3,}(?:eer|ist|cian|arian|rian|keeper|maker|worker|woman|man|person|grapher|logist|urer|itor|ctor)$/u;
