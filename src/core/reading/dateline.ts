const PLACE = String.raw`\p{Lu}[\p{L}\p{M}.'’]*(?:[ -](?:(?:de|del|of|the|al|upon|am|sur)[ -])?\p{Lu}[\p{L}\p{M}.'’]*){0,3}`;
const MONTH = String.raw`(?:\p{Lu}?[\p{L}]{2,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,10}\.?)(?:,?\s\d{4})?`;
/** Those that write themselves small have three letters, and services: dpa, ots, dpa-AFX, dpa/lhe. */
const AGENCY = String.raw`(?:\(\p{Lu}[^()]{1,40}\)|\(\p{Ll}{3}(?:[-\/]\p{L}{2,5}){0,2}\)|\/[^/\s]{2,30}\/)`;
/** Wires of the nineties send a dash as "_". */
const DASH = String.raw`\s*(?:—|–|―|--|\s-|\s_\s)\s*`;
const NEXT = String.raw`(?=["“„«‘'(]?[\p{Lu}\p{N}])`;

/** "MOSCOW (AP) — ", "Paris, 3 May (AFP) - ", "Berlin/Bonn (dpa) - ", "(Reuters) - ": an agency tells that it is one, in any letters. */
const WITH_AGENCY = new RegExp(
  `^(?:${PLACE}(?:(?:,\\s|/)${PLACE}){0,2}(?:,\\s${MONTH})?,?\\s)?${AGENCY}(?:${DASH}|:\\s)${NEXT}`,
  'u',
);
/** "KYIV, May 3 — ": so does a date. */
const WITH_DATE = new RegExp(`^${PLACE}(?:,\\s${PLACE}){0,2},\\s${MONTH}${DASH}${NEXT}`, 'u');
/** "Friday, May 3, 2024Talks in …": a day that stood above the text, until what took it off its page lost the line's end. */
const DAY_ABOVE = new RegExp(`^(?:\\p{Lu}\\p{Ll}{3,9},\\s)?${MONTH}(?<=\\d{4})(?=\\p{Lu}\\p{Ll})`, 'u');
/** "LONDON — ", "KYIV, Ukraine — ": so do capitals. */
const IN_CAPITALS = new RegExp(`^\\p{Lu}{2}[\\p{Lu} .'’/-]{2,40}(?:,\\s${PLACE}){0,2}${DASH}${NEXT}`, 'u');
/** "Lagos, Nigeria – ": so does a region, where no second dash closes an aside. */
const WITH_REGION = new RegExp(`^${PLACE},\\s${PLACE}\\s(?:—|–|--)\\s${NEXT}(?!.*[—–])`, 'u');

/** "SATIRE — ", "NOT TRUE — ", "MINISTER SAYS — ": what says how true it is, or who tells it, is no place. */
const QUALIFIES =
  /\b(?:not|no|never|un(?:true|confirmed|verified|proven)|false|fake|wrong|hoax|myth|rumou?rs?|satire|parody|humou?r|fiction|alleged(?:ly)?|reportedly|maybe|opinion|comment|commentary|analysis|editorial|column|advert|advertisement|sponsored|propaganda|correction|corrected|retracted|retraction|withdrawn|fact[ -]?check|debunked|denied|denies|denial|claim(?:s|ed)?|says|said|tells|told|warns|warned|vows|vowed|insists|insisted|asks|report(?:s|ed)?|sources?|according)\b/i;

/** How many characters at the beginning of a text are a dateline such as `MOSCOW (AP) — `; 0 where it has none. */
export function datelineLength(text: string): number {
  const head = text.slice(0, 160);
  for (const pattern of [WITH_AGENCY, WITH_DATE, DAY_ABOVE, IN_CAPITALS, WITH_REGION]) {
    const found = pattern.exec(head);
    if (found) return QUALIFIES.test(found[0]) ? 0 : found[0].length;
  }
  return 0;
}
