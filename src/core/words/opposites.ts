import { stemWord } from './terms.ts';

/** Words of a line that can't both hold: whatever stands before the bar, and whatever stands behind it. */
const OPPOSITES = `
  accepted agreed approved adopted passed ratified endorsed granted upheld signed | rejected refused blocked vetoed
  upheld confirmed | overturned quashed lifted
  granted confirmed admitted confessed | denied
  allowed | banned forbade barred outlawed
  passed succeeded successful | failed
  support backed | oppose opposed
  welcomed praised hailed | condemned criticised
  opened | closed shut
  won gained | lost
  rose rise increased grew climbed jumped | fell fall dropped decreased declined shrank
  raised increased | cut reduced lowered
  higher | lower
  unchanged steady froze | rose rise increased raised fell fall dropped cut reduced lowered
  improved | worsened
  strengthened | weakened
  widened | narrowed
  extended | lifted shortened
  stayed remained | withdrew withdraw
  stayed | left
  held confirmed continue | cancelled
  held | postponed
  continue resumed | ended halted suspended
  released freed | held detained remanded
  kept retained | dropped abandoned cancelled
  alive survived | dead died
  convicted guilty | acquitted innocent
  deliberate arson sabotage murder | accident accidental
  suicide | murder accident
  caught captured arrested | fugitive
  resigned | dismissed sacked fired ousted
  unanimous | split divided
  voluntary voluntarily | forced
  safe | unsafe dangerous
  intact undamaged | destroyed damaged
  peaceful | violent
  full | empty
  true | false
  known | unknown
  legal | illegal
  possible | impossible
  present | absent
  ready | unready
  positive | negative
  armed | unarmed
  conscious | unconscious
  working | broken
  sober | drunk
  married | single
  satisfied | disappointed
`;

const OPPOSED = new Map<string, Set<string>>();
for (const line of OPPOSITES.trim().split('\n')) {
  const [own, others] = line.split('|').map((words) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => stemWord(word)),
  );
  for (const word of own!)
    for (const other of others!)
      for (const [one, opposite] of [
        [word, other],
        [other, word],
      ] as const)
        OPPOSED.set(one, (OPPOSED.get(one) ?? new Set()).add(opposite));
}

export const opposes = (stem: string, other: string): boolean => OPPOSED.get(stem)?.has(other) ?? false;
export const oppositesOf = (stem: string): readonly string[] => [...(OPPOSED.get(stem) ?? [])];
export const hasOpposite = (stem: string): boolean => OPPOSED.has(stem);

/** States that come and go: told the other way round a day later, they have changed. */
const PASSING = new Set(
  'opened closed shut rose rise fell fall dropped increased decreased grew climbed jumped declined shrank improved worsened resumed halted suspended stayed remained left withdrew safe unsafe dangerous ready unready full empty higher lower won lost caught captured arrested fugitive'
    .split(' ')
    .map((word) => stemWord(word)),
);
export const turnsWithTime = (stem: string, other: string): boolean => PASSING.has(stem) && PASSING.has(other);

/** Verbs of more than a word, and the one word that says the same. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:turn(?:ed|s)?|vot(?:ed|es)|struck) down\b|\bthr(?:ew|own) out\b/i, 'rejected'],
  [/\b(?:gave|given|gives) (?:\p{Ll}+ ){0,4}(?:green light|go-ahead|blessing|nod)\b|\bwaved through\b/iu, 'approved'],
  [/\b(?:stepped|stood) down\b|\bquit\b|\bgave up (?:his|her|their) (?:post|office|job)\b/i, 'resigned'],
  [/\b(?:forced|kicked|thrown) out\b|\bremoved from (?:office|his|her)\b|\brelieved of\b/i, 'dismissed'],
  [/\b(?:called off|scrapped|abandoned)\b/i, 'cancelled'],
  [/\b(?:went|goes|gone) ahead\b|\btook place\b/i, 'held'],
  [/\b(?:set|went|walked) free\b/i, 'released'],
  [/\b(?:cleared of|found (?:(?!guilty\b)[\p{L}-]+ ){0,6}?not guilty)\b/iu, 'acquitted'],
  [/\bplead(?:ed|s) guilty\b/i, 'admitted'],
  [/\bplead(?:ed|s) not guilty\b/i, 'denied'],
  [/\bvoted against\b/i, 'split'],
  [/\bfound (?:(?!not\b)[\p{L}-]+ ){0,6}?guilty\b/iu, 'convicted'],
  [/\b(?:on the run|at large|escaped)\b/i, 'fugitive'],
  [/\b(?:br(?:oke|oken) (?:off|down)|collapsed|fell through|came to nothing)\b/i, 'ended'],
  [
    /\bkept? (?:talking|going)\b|\b(?:is|are|was|were|still) holding\b|\bstill (?:talking|negotiating|meeting|running|under way|going on)\b/i,
    'continue',
  ],
  [/\b(?:take|takes|took|taken) (?:charge|the helm|the reins|over(?= (?:as|from|for|until)\b|[,.?]))/i, 'replaced'],
  [/\bon purpose\b|\bintentional(?:ly)?\b/i, 'deliberate'],
  [
    /\bby (?:accident|mistake|chance)\b|\b(?:electrical|technical|mechanical) fault\b|\bshort[- ]circuit\b|\bfaulty wiring\b|\blightning\b/i,
    'accidental',
  ],
  [/\bpulled (?:out of|back from)\b/i, 'withdrew'],
  [/\bwalk(?:ed|ing)? out\b|\b(?:stop(?:ped)? work|down(?:ed)? tools)\b/i, 'strike'],
];

/** A phrase in a text, with the stem of the single word it stands for. */
export interface Phrased {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

const PHRASE_WORDS = new Set(
  'turn turned turns voted votes struck threw thrown gave given gives waved stepped stood quit forced kicked removed relieved called scrapped abandoned went goes gone took set walked cleared found purpose intentional intentionally accident mistake chance take takes taken run large escaped broke broken collapsed fell came keep kept holding electrical technical mechanical short faulty lightning still pulled pleaded pleads walk walked walking stop stopped down downed'.split(
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
