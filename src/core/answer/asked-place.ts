import { mentionsOf } from '../mentions/mentions.ts';
import { framedCover } from './frame.ts';
import type { Search } from './matching.ts';
import { type Candidate, held } from './search-articles.ts';

const PREPOSITION = String.raw`\b(?:in|at|on|near|off|outside|inside|into|to|from|between|along|across|around|through)`;
const BEFORE_NAME = new RegExp(String.raw`${PREPOSITION} (?:(?!that\b)[\p{Ll}-]+ ){0,4}$`, 'u');
const IN_THE = new RegExp(String.raw`${PREPOSITION} (?:(?:the|an?|his|her|its|their) \p{Ll}|\p{Ll}+s\b)`, 'u');
const NAMES: ReadonlySet<string> = new Set(['place', 'name', 'organisation']);

/** "In Moscow", "off the coast", "on ships". */
const tellsPlace = ({ sentence }: Candidate): boolean =>
  IN_THE.test(sentence.text) ||
  mentionsOf(sentence).some(({ kind, start }) => NAMES.has(kind) && BEFORE_NAME.test(sentence.text.slice(0, start)));

/** So much of what the likeliest sentence holds is enough for one that also tells a place. */
const PLACE_ENOUGH = 0.6;

/** Where the likeliest sentence tells no place, one that does and holds most of it goes first. */
export function placedFirst(candidates: readonly Candidate[], search: Search): readonly Candidate[] {
  const [best] = candidates;
  if (!best || !/\bwhere\b/i.test(search.question.text) || tellsPlace(best)) return candidates;
  const placed = candidates.find(
    (one) => tellsPlace(one) && Math.max(held(one), framedCover(one, search)) >= PLACE_ENOUGH * held(best),
  );
  return placed ? [placed, ...candidates.filter((one) => one !== placed)] : candidates;
}
