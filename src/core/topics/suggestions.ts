import { foldWord } from '../words/fold-word.ts';

const MOST_SUGGESTIONS = 3;

/**
 * Known names that a misspelt one may mean ("Zelenski": "Volodymyr Zelensky"; "talks in moskow": "Moscow talks"), the
 * nearest first, at most three; none for a name that is known. Distance counts letters left out, put in, changed or
 * swapped (Damerau 1964).
 */
export function suggestTopics(text: string, known: readonly string[]): readonly string[] {
  const asked = foldedWords(text);
  const askedKey = asked.join(' ');
  if (askedKey === '') return [];
  const near = new Map<string, { name: string; distance: number }>();
  for (const name of known) {
    const words = foldedWords(name);
    const key = words.join(' ');
    if (key === askedKey) return [];
    const distance = distanceWithin(asked, words) ?? distanceAmong(asked, words);
    if (distance !== undefined && !near.has(key)) near.set(key, { name, distance });
  }
  return [...near.values()]
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => name);
}

const foldedWords = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? []).map(foldWord);

/** The least distance of the words asked for to as many neighbouring words of a name; undefined where all are far. */
function distanceWithin(asked: readonly string[], name: readonly string[]): number | undefined {
  let least = distanceOf(asked.join(''), name.join(''));
  for (let start = 0; start + asked.length <= name.length; start++) {
    const distance = sumOrFar(asked.map((word, place) => distanceOf(word, name[start + place]!)));
    if (distance !== undefined && distance > 0 && (least === undefined || distance < least)) least = distance;
  }
  return least;
}

/** Of a name whose words are all among those asked for, one of them misspelt. */
function distanceAmong(asked: readonly string[], name: readonly string[]): number | undefined {
  if (asked.length < 2) return undefined;
  const distances = name.map((word) => {
    const near = asked.flatMap((typed) =>
      typed === word || typed.length >= LONG_WORD ? (distanceOf(typed, word) ?? []) : [],
    );
    return near.length > 0 ? Math.min(...near) : undefined;
  });
  const distance = sumOrFar(distances);
  return distance === 0 ? undefined : distance;
}

/** Among several words a shorter one is soon like another. */
const LONG_WORD = 5;

function sumOrFar(distances: readonly (number | undefined)[]): number | undefined {
  return distances.reduce<number | undefined>(
    (sum, distance) => (sum === undefined || distance === undefined ? undefined : sum + distance),
    0,
  );
}

/** Undefined where a misspelling is not likely: one edit in up to five letters, two in more, none in one or two. */
function distanceOf(a: string, b: string): number | undefined {
  if (a === b) return 0;
  const allowed = a.length < 3 ? 0 : a.length < 6 ? 1 : 2;
  if (Math.abs(a.length - b.length) > allowed || a.length > LONGEST_NAME) return undefined;
  const distance = editDistance(a, b, allowed);
  return distance <= allowed ? distance : undefined;
}

const LONGEST_NAME = 100;

/**
 * Letters left out, put in, changed or swapped with their neighbour, each one edit (Damerau 1964; the restricted form,
 * which edits no stretch twice). Stops counting once it is above `allowed`.
 */
function editDistance(a: string, b: string, allowed: number): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const edited = Math.min(changed, last[column]! + 1, current[column - 1]! + 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(swapped ? Math.min(edited, beforeLast[column - 2]! + 1) : edited);
    }
    if (Math.min(...current) > allowed) return allowed + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
