import { shareOfArticles } from '../words/common-words.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import { stemWord } from '../words/terms.ts';
import type { MentionKind } from './mention.ts';
import {
  ABBREVIATED_TITLES,
  DEMONYM,
  DIRECTIONS,
  KNOWN_ORGANISATIONS,
  KNOWN_PLACES,
  ORGANISATION_WORDS,
  PARTICLES,
  PLACE_WORDS,
  ROLES,
  TITLES,
} from './name-words.ts';
import type { Token } from './tokens.ts';

/** A proper name as tokens `[from, to)`; `titleFrom` is where the title before it begins. */
export interface FoundName {
  readonly kind: Extract<MentionKind, 'person' | 'organisation' | 'place' | 'name'>;
  readonly from: number;
  readonly to: number;
  readonly titleFrom?: number;
}

export const ACRONYM = /^(?:\p{Lu}{2,}|(?:\p{Lu}\.){2,})$/u;

/** A word without its possessive, in small letters. */
export function bare({ lower }: Token): string {
  if (lower.endsWith("'s")) return lower.slice(0, -2);
  return lower.endsWith("'") ? lower.slice(0, -1) : lower;
}

/** What a name names, by its own words and those beside it. */
export function kindOf(tokens: readonly Token[], name: Omit<FoundName, 'kind'>): FoundName['kind'] {
  const { from, to } = name;
  const first = tokens[from]!;
  const last = tokens[to - 1]!;
  const lastWord = bare(last);
  const before = tokens[from - 1]?.lower ?? '';
  const after = tokens[to]?.lower ?? '';
  const text = tokens.slice(from, to);
  if (name.titleFrom !== undefined && !ORGANISATION_WORDS.has(lastWord)) return 'person';
  if (before === 'of' && TITLES.has(tokens[from - 2]?.lower ?? '')) return 'place';
  const head = text.find((_, place) => text[place + 1]?.lower === 'of') ?? last;
  if (ORGANISATION_WORDS.has(bare(head)) || ORGANISATION_WORDS.has(lastWord)) return 'organisation';
  if (KNOWN_ORGANISATIONS.has(lastWord) && to - from === 1) return 'organisation';
  if (PLACE_WORDS.has(bare(head)) || PLACE_WORDS.has(lastWord) || DIRECTIONS.has(bare(first))) return 'place';
  if (/^(?:mount|lake|cape|fort|port|saint|st)$/.test(bare(first)) && to - from > 1) return 'place';
  if (to - from === 1 && KNOWN_PLACES.has(lastWord)) return 'place';
  if (to - from === 1 && ACRONYM.test(first.text)) return 'organisation';
  if (ABBREVIATED_TITLES.has(bare(first))) return 'person';
  if (/^(?:region|province|district|oblast|county|river)$/.test(after)) return 'place';
  if (to - from === 1 && (DEMONYM.test(lastWord) || /(?:land|stan|burg|grad|shire)$/.test(lastWord)))
    return DEMONYM.test(lastWord) ? 'name' : 'place';
  if (before === 'in' || before === 'near' || before === 'outside' || (before === 'at' && to - from === 1))
    return 'place';
  return personal(tokens, name) ? 'person' : 'name';
}

/** Signs of a person: two or three plain words and human company (a role, an age, "who", a verb of saying). */
function personal(tokens: readonly Token[], { from, to }: Omit<FoundName, 'kind'>): boolean {
  const words = tokens.slice(from, to).filter((token) => token.kind === 'word');
  const initials =
    words.length > 1 &&
    words.length < 5 &&
    words.slice(0, -1).some((token) => /^\p{Lu}\.?$/u.test(token.text) || /^(?:\p{Lu}\.){2}$/u.test(token.text));
  if (initials) return true;
  if (tokens[from - 1]?.lower === 'the' || words.length > 4) return false;
  const after = tokens[to]?.lower ?? '';
  if (ARE_SEVERAL.test(after) && !JOINS_OR_ASKS.test(tokens[from - 1]?.lower ?? '')) return false;
  if (SAYING.test(after) || after === 'who' || after === 'whose') return true;
  if (SAYING.test(tokens[from - 1]?.lower ?? '')) {
    // "said Norvia's minister", "said Velobank spokesman …": the name describes who is named behind it.
    if (/['’]s?$/.test(tokens[to - 1]!.text) || ROLES.has(after)) return false;
    if (!/^tell|^told/.test(tokens[from - 1]!.lower)) return true;
    if (ARTICLE_ABROAD.test(tokens[from]!.text)) return false;
  }
  if (after === ',') {
    const next = tokens[to + 1];
    if (next?.lower === 'who' || (next?.kind === 'number' && /^\d{2}$/.test(next.text) && tokens[to + 2]?.text === ','))
      return true;
    for (let at = to + 1; at < to + 8 && tokens[at]?.kind === 'word' && tokens[at]!.before !== 'break'; at += 1) {
      if (SAYING.test(tokens[at]!.lower)) break;
      if (ROLES.has(tokens[at]!.lower)) return words.length > 1;
    }
  }
  return (
    words.length > 1 &&
    words.filter((token) => !PARTICLES.has(token.lower)).length < 4 &&
    words.every((token) => plainNamePart(token)) &&
    !opensWithThing(words[0]!)
  );
}

/** "Halden Rovers have won": one person has. */
const ARE_SEVERAL = /^(?:have|are|were)$/;
const JOINS_OR_ASKS = /^(?:and|or|nor|&|,|can|could|did|do|does|may|might|must|shall|should|will|would|to|let|had)$/;

/** First names that are words of most news, too. */
const FIRST_NAMES: ReadonlySet<string> = new Set(
  'april august bill case chance drew hope june long mark may miles son will win young'.split(' '),
);
const IN_MANY_ARTICLES = 0.1;

/** "Winter Anchor", "Open Skies": what opens with an everyday word is an exercise, a ship or a cup rather than a person. */
const opensWithThing = (token: Token): boolean =>
  shareOfArticles(stemWord(bare(token))) >= IN_MANY_ARTICLES &&
  !FIRST_NAMES.has(bare(token)) &&
  !TITLES.has(bare(token)) &&
  !ROLES.has(bare(token));

/** Newspapers abroad bear one: "told El Diario". */
const ARTICLE_ABROAD = /^(?:El|La|Le|Les|Las|Los|Il|Die|Der)$/;

const plainNamePart = (token: Token): boolean =>
  (/^\p{Lu}\p{Ll}/u.test(token.text) || PARTICLES.has(token.lower) || token.before === 'none') &&
  !DEMONYM.test(token.lower) &&
  !STOP_WORDS.has(bare(token)) &&
  !KNOWN_PLACES.has(bare(token));

/** Verbs of saying as they stand beside a speaker. */
export const SAYING =
  /^(?:said|says|told|tells|added|adds|explained|explains|believes|believed|notes|noted|argued|argues|warned|warns|insisted|insists|recalled|recalls|admitted|replied|wrote|writes|stressed|stresses|emphasized|emphasizes|emphasised|emphasises|thinks)$/;
