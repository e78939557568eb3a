/** The commonest words of languages in Latin script; those that tell two of them apart count most by being there. */
const LATIN_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for it with as his on be at by had not are but from or have an they which you were her',
  de: 'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie nach wird bei einer',
  fr: 'de la le et les des en un une du est que dans qui par pour au sur il pas plus ce avec ne se sont aux cette ses',
  es: 'de la que el en y los se del las un por con no una su para es al lo como más pero sus fue ha este',
  it: 'di che e la il un a per in una sono mi non ha del con è si le della dei al da gli come anche nel più alla',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das à seu sua',
  nl: 'de van een het en in is dat op te zijn met voor niet aan er om ook als bij door maar dan naar uit heeft werd',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag från så kan när vid',
  da: 'og i at det er en til på af som de med den for ikke der var et han har fra men blev efter mod også',
  no: 'og i det er som på en til av at for med de ikke den har var et han men fra ble seg også etter mot',
  pl: 'w i na z się nie do że to jest o jak po a co ale za od przez dla są tym był jego ich które oraz',
  cs: 'a se v na je že s z do o i to za by ve pro jsem po jako ale od byl které jeho podle které při také',
  ro: 'de și în a la cu nu o pe că din să care un pentru mai au fost este sunt prin după lui ale cele',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en ne var kadar sonra ancak ise olduğu tarafından',
};
const LANGUAGES = Object.keys(LATIN_WORDS);
/** Which languages (places in LANGUAGES) a word is common in. */
const COMMON_IN = new Map<string, readonly number[]>();
Object.values(LATIN_WORDS).forEach((list, language) => {
  for (const word of list.split(' ')) COMMON_IN.set(word, [...(COMMON_IN.get(word) ?? []), language]);
});

const OWN_LETTERS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['uk', /[іїєґ]/giu],
  ['ru', /[ыэё]/giu],
  ['bg', /ъ/giu],
  ['sr', /[јљњђћџ]/giu],
];
const OTHER_SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
];

const SAMPLE = 1_500;
const FEWEST_WORDS = 12;
const BEYOND_LATIN = /[\u0370-\u1fff\u3040-\ud7ff]/;

/**
 * The language of running text, as BCP 47 without region, or undefined where it is too short or stands between two.
 * Method: frequent words for Latin script (Grefenstette 1995), letters only one language has for Cyrillic, else script.
 */
export function detectLanguage(sentences: readonly { readonly text: string }[]): string | undefined {
  const sample = takeSample(sentences);
  if (BEYOND_LATIN.test(sample)) {
    const letters = count(sample, /\p{L}/gu);
    if (letters < FEWEST_WORDS) return undefined;
    const other = OTHER_SCRIPTS.find(([, script]) => count(sample, script) > 0.3 * letters);
    if (other) return other[0];
    if (count(sample, /\p{Script=Cyrillic}/gu) > 0.6 * letters) return cyrillicLanguage(sample);
  }
  return latinLanguage(sample);
}

function latinLanguage(sample: string): string | undefined {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return undefined;
  const counts = LANGUAGES.map(() => 0);
  for (const word of words) {
    const languages = COMMON_IN.get(word);
    if (languages) for (const language of languages) counts[language]! += 1;
  }
  const floor = Math.max(3, 0.12 * words.length);
  return ahead(
    LANGUAGES.map((language, place) => [language, counts[place]!]),
    floor,
  );
}

function cyrillicLanguage(sample: string): string | undefined {
  // Belarusian shares "і" with Ukrainian and "ы" with Russian; "ў" is its own.
  if (/ў/iu.test(sample)) return 'be';
  return ahead(
    OWN_LETTERS.map(([language, own]) => [language, count(sample, own)]),
    2,
  );
}

/** The language that counts at least the floor and clearly more than the next. */
function ahead(counts: readonly (readonly [string, number])[], floor: number): string | undefined {
  const [best, second] = counts.toSorted(([, a], [, b]) => b - a);
  return best && best[1] >= floor && best[1] >= 1.3 * (second?.[1] ?? 0) ? best[0] : undefined;
}

function takeSample(sentences: readonly { readonly text: string }[]): string {
  let sample = '';
  for (const { text } of sentences) {
    if (sample.length >= SAMPLE) break;
    sample += `${text.slice(0, SAMPLE)} `;
  }
  return sample;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
