import type { Mention } from './mention.ts';
import { ROLES } from './name-words.ts';

export type Gender = 'male' | 'female';

const MALE =
  /^(?:mr|sir|lord|king|prince|father|brother|son|husband|spokesman|chairman|policeman|fisherman|congressman|councilman|actor|boy|man|uncle|widower|pope|duke|grandfather)$/;
const FEMALE =
  /^(?:mrs|ms|miss|lady|dame|queen|princess|mother|sister|daughter|wife|spokeswoman|chairwoman|policewoman|congresswoman|councilwoman|actress|girl|woman|aunt|widow|duchess|grandmother)$/;

/** Given names in `-a` are women's in most of Europe, these are not. */
const MALE_IN_A =
  /^(?:ilya|illia|nikita|mykola|luca|andrea|joshua|sasha|misha|kostya|danila|micah|noah|ezra|mustafa|musa|isa|yahya|kenta|mykyta|hrytsa)$/i;
const FEMALE_NAMES = new Set(
  'anne ann mary elizabeth margaret susan ruth helen karen alice grace jane kate rose claire marie sophie ingrid astrid carmen isabel rachel sarah deborah beth judith agnes edith miriam esther joan carol lynn amy emily lucy nancy dorothy beatrice louise charlotte eleanor yasmin fatime nour hannah leah ines solveig sigrid gudrun birgit heidi kim zeynep mei oksana olena'.split(
    ' ',
  ),
);
const MALE_NAMES = new Set(
  'john james robert michael william david richard joseph thomas charles daniel matthew paul mark george steven peter andrew edward henry jack tom tim ben sam alan simon martin stephen brian kevin jonas karl hans lars erik olaf ivan ihor oleh petro pavlo dmytro serhiy yuri vladimir volodymyr ahmed mohammed omar ali hassan jose juan carlos luis pedro marco giovanni pierre jacques hugo oscar viktor victor anton stefan tomas jan piotr marek adam noah liam owen'.split(
    ' ',
  ),
);

/** What a given name, a title or a word like "spokeswoman" shows. */
export function genderOf(name: string, roles: Iterable<string>): Gender | undefined {
  for (const role of roles) {
    if (MALE.test(role)) return 'male';
    if (FEMALE.test(role)) return 'female';
  }
  const [given = '', family] = name.toLowerCase().split(/[\s-]+/);
  if (family === undefined) return undefined;
  if (/^jean-/i.test(name)) return 'male';
  if (FEMALE_NAMES.has(given)) return 'female';
  return MALE_NAMES.has(given) ? 'male' : undefined;
}

/** A guess for a given name not known: it may decide between two persons, and rules nobody out. */
export function likelyGender(name: string): Gender | undefined {
  const [given = '', family] = name.toLowerCase().split(/[\s-]+/);
  return family !== undefined && /a$/.test(given) && given.length > 3 && !MALE_IN_A.test(given) ? 'female' : undefined;
}

/** The nouns of a title or apposition that say who somebody is. */
export function rolesIn(words: string): ReadonlySet<string> {
  const found = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(found.filter((word) => ROLES.has(word)));
}

/** Names of one person: the shorter is the end (or the beginning) of the longer. */
export function sameName(shorter: string, longer: string): boolean {
  return (
    longer === shorter ||
    longer.endsWith(` ${shorter}`) ||
    longer.startsWith(`${shorter} `) ||
    longer.endsWith(`-${shorter}`)
  );
}

/** The fullest form before `end` of the name a mention gives, e.g. "Ihor Reiterovych" for "Reiterovych"; of namesakes the latest. */
export function fullName(name: string, mentions: readonly Mention[], end: number): string {
  let full = name;
  for (const mention of mentions) {
    if (mention.start >= end) break;
    if (mention.kind !== 'person' || mention.text.length <= name.length || !sameName(name, mention.text)) continue;
    if (mention.text.length > full.length || !sameName(mention.text, full)) full = mention.text;
  }
  return full;
}
