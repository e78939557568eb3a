const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** The forms of a regular verb; those of an irregular one are written out below. */
function forms(verb: string): readonly string[] {
  const stem = verb.replace(/e$/, '');
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const third = /[^aeiou]y$/.test(verb)
    ? `${verb.slice(0, -1)}ies`
    : /(?:s|sh|ch)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`;
  return [verb, third, past, `${stem}ing`];
}

const REGULAR = `
  add note explain argue warn insist recall reply answer ask emphasize emphasise stress claim announce declare state
  remark comment observe report suggest conclude continue complain joke shout whisper mutter murmur explain confess
  acknowledge affirm assert assure allege advise agree disagree appeal boast caution challenge concede confirm contend counter
  demand deny describe dismiss disclose estimate exclaim express highlight hint imply inform joke lament maintain mention
  muse offer pledge point predict promise propose protest quip reason reassure reckon reiterate remember remind repeat
  request respond reveal scream tweet post underline underscore urge voice vow wonder believe clarify testify reply call
  praise denounce condemn criticize criticise characterize characterise summarize summarise laugh sigh cry
  elaborate recount echo opine retort interject object volunteer label brand accuse blame welcome hail slam blast
  thank radio text phone email`;

const IRREGULAR = `
  said say says saying told tell tells telling wrote write writes writing written thought think thinks thinking spoke speak
  speaks speaking admitted admitting put puts putting quoted cited felt feels went read reads swore swears began begins
  stressed referred referring confessed occurred quipping regretted regrets
  сказав сказала заявив заявила додав додала зазначив зазначила повідомив повідомила наголосив наголосила пояснив пояснила
  каже говорить вважає пише сказал сказала заявил заявила добавил добавила отметил отметила сообщил сообщила говорит считает
`;

/** Verbs that words stand beside as somebody's own. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set([
  ...REGULAR.trim().split(/\s+/).flatMap(forms),
  ...words(IRREGULAR),
]);

/** Those that stand at once before or after quoted words without "that" and do not need a person's name to show it. */
export const WEAK_VERBS = words(`
  put puts putting read reads went began begins felt feels offer offers offered offering point pointed points pointing
  call calls called calling label labels labeled brand brands branded post posts posted welcome welcomes welcomed
  blame blames blamed accuse accuses accused report reports demand demands challenge challenges slam slams blast blasts
  reason reasons voice voices object objects state states claim claims request requests echo echoes promise promises
  cry cries laugh laughs estimate estimates comment comments answer answers appeal appeals remarks counter counters
  note protest protests
`);

/** Nouns that carry words: "in a warning from X", "X's claim that". */
export const SPEECH_NOUNS = words(`
  words statement remarks comment comments claim warning promise verdict message reply response answer view opinion
  assessment pledge appeal speech interview letter post tweet testimony complaint question phrase account
  motto credo advice conclusion explanation
`);

/** What speaks in writing: "the report said". */
export const DOCUMENTS = words(`
  report statement communique communiqué study document declaration ruling verdict memo indictment lawsuit
`);

/** Adverbs and auxiliaries that may stand between a subject and its verb. */
export const BETWEEN = words(`
  also then later still again once not never now just even only soon already always often ever recently simply
  has had have is was were are will would could can may might must did does do been be being further nevertheless
  however meanwhile too instead in turn
`);

/** Prepositions that hang a further noun on the one before it ("the head of the council"). */
export const PREPOSITIONS = words('of for at from in with on by near against under behind');

/** Several speakers, or none in particular. */
export const CROWDS =
  /^(?:officials|analysts|experts|residents|witnesses|sources|critics|observers|people|reporters|journalists|police|media|reports|scientists|researchers|neighbours|neighbors|workers|activists|authorities|protesters|lawyers|doctors|organisers|organizers|investigators|prosecutors|some|many|others|locals|villagers|economists|historians|lawmakers|diplomats|supporters|opponents|passengers|parents|farmers|fishermen|teachers|students|fans)$/;

export const PRONOUNS: ReadonlyMap<string, 'male' | 'female' | 'other'> = new Map([
  ['he', 'male'],
  ['she', 'female'],
  ['they', 'other'],
  ['it', 'other'],
  ['we', 'other'],
  ['i', 'other'],
  ['who', 'other'],
  ['you', 'other'],
]);
