import type { Mention } from '../mentions/mention.ts';
import { DURATION_HOURS } from '../mentions/units.ts';

/** What may come or is feared has not been told as a fact. */
const UNSURE = /\b(?:if|could|may|might|would|should|feared?|fears|risk|needs?|needed)\b[^,;:—–]{0,40}$/i;
/** "Forty people could have died". */
const UNSURE_AFTER = /^(?: \p{Ll}+){0,3}? (?:could|might|may|would)\b/u;
/** "It is not true that 40 died", "he denied reports that 40 died": the report does not claim it. */
const NOT_CLAIMED =
  /\b(?:not true|untrue|false|no truth|wrong|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rumou?rs?)\b(?: \p{Ll}+){0,3}? that\b[^.;:“”"]{0,80}$/iu;
/** "An earlier version said that 40 died", "we wrongly reported 40 dead": it does so no longer. */
const RETRACTED =
  /\b(?:(?:earlier|previous|original) versions?|wrongly|incorrectly|mistakenly|erroneously|misstated)\b[^.;:“”"]{0,100}$/iu;
/** "He needed four minutes": a time taken. */
const NEEDED = /\bneeded (?:\p{Ll}+ ){0,2}$/u;
/** What a law or a rule allows, or what somebody may get at worst. */
const LIMIT = /\b(?:maximum|minimum)(?: \p{L}+){0,3} $|\bfac(?:e|es|ed|ing) (?:up to )?$/u;
/** "Three of the bombers": as many as that, of more. */
const OF_ALL = /^ of (?:the|their|his|her|these) \p{Ll}+s\b/u;
/** What was expected is no claim about what came. */
const FORECAST =
  /\b(?:analysts|economists|traders|investors|forecasters|markets|had) (?:\p{L}+ ){0,2}(?:expect(?:s|ed)?|forecast(?:s|ed)?|predict(?:s|ed)?|budgeted|planned)\b[^.;]{0,80}$/iu;
/** Before an amount: it is a part, a comparison or an old value and not what the sentence tells. */
const ASIDE =
  /(?:\b(?:including|include|includes|included|among|another|from|than|compared with|compared to|of which|of whom|previously|additional|each|every|versus|originally|initially|earlier)|(?:^|[,;(–—] ?)(?:up|down)) (?:(?!(?:for|to|at|by|after|with|is|are|was|were|has|have|had|will)\b)\w+ ){0,2}$|\b(?:other|remaining|further|(?<!for the )next|(?<!\b(?:will|to|would|not|should|can|could|may|might) )last|final|past|previous|coming|first|(?:one|some|half|most) of (?:the|its|their)) $|\b(?:each|every)\b[^,;:.]{0,40}$|\b(?:mother|father|parents) of $/i;
/** "One of the quakes, a shock of magnitude 7": of several. */
const ONE_OF = /\b(?:[Oo]ne|[Aa]nother|[Ss]ome|[Tt]wo) of (?:the|these|those|its|several) \p{Ll}+s\b[^.;:]{0,12}$/u;
/** "The old record of 7.24 metres", "the original budget was 9 million": what has been overtaken. */
const OVERTAKEN =
  /\b(?:(?:old|previous|former|existing|earlier) (?:\p{Ll}+ ){0,2}(?:record|best|mark|high|low)|(?:original|initial|first) (?:\p{Ll}+ )?(?:budget|estimate|plan|price|cost|forecast)s?)\b[^,;:]{0,30}$/iu;
/** After an amount: it is a further part or told of each. */
const FURTHER = /^\s*(?:\p{L}+\s)?(?:more|others?|each|apiece|every|margin of error)\b/iu;
/** "Five rounds sooner": told by another such thing. */
const COMPARED = /^(?: \p{Ll}+)? (?:sooner|quicker|faster|slower)\b/u;
/** ".38 caliber": what sort of thing it is, whose point typesetting may have lost. */
const CALIBRE = /^[- ](?:calib(?:er|re)|gauge)\b/;
/** "One day after placing him on the list": the time between two things. */
const INTERVAL = /^ after \p{L}/u;
/** "7 p. m.", "20 - year - old": a time or a compound that somebody's typesetting took apart. */
const CLOCK = /^(?:\d+)?(?:: ?\d\d)? ?(?:[ap]\. ?m\b|- (?:to|year|month|week|day)\b)/;
/** "48 per cent of those entitled to vote": a whole of its own. */
const ENTITLED =
  /^\s*of those (?:entitled|eligible|registered|asked|questioned|polled|surveyed|who (?:took part|voted))\b/i;
const OF_THOSE = /^\s*(?:of them|of those|of whom)\b/i;
/** "38 cents a litre", "140 kilometres an hour", "five trains per day", "17,000 cars use it on a working day". */
const RATE =
  /^\s*(?:(?:\p{L}+\s){0,4}on an? (?:working|average|normal|typical) (day|night|week)\b|(?:\p{L}+\s){0,2}(?:(?:per|every)\s(?!cent\b)(\p{Ll}+)|an?\s(second|minute|hour|day|night|week|month|year|person|head|barrel|litre|ton|tonne|kilo|ounce|unit|mile|kilometre))\b)/iu;
/** "Nine of the 14 works": how many of a number, and the number, are told as a part and a whole. */
const WHOLE =
  /^ of (?:(?:the|its|their|his|her|these|those) )?(?:(?:first|last|next) )?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b/i;
const PART =
  /(?<!\p{L})(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) of (?:(?:the|its|their|his|her|these|those) )?(?:(?:first|last|next) )?$/iu;

/** "Said that 60 shops would close": what will be, as somebody reported it. */
export const REPORTED =
  /(?<!\bhad )\b(?:said|says|announced|told|confirmed|ruled|decided|added|promised|voted)\b(?! in \p{Lu})[^.;]*\bwould\b|\bwould\b[^.;]*\b(?:said|announced|confirmed)\b/u;
const asIs = (text: string): string =>
  text.includes('would') && REPORTED.test(text) ? text.replace(/\bwould\b/g, 'will ') : text;

/** Whether an amount stands beside what its sentence tells: a part, a forecast, a conversion, a team's record. */
export function isAside(sentence: string, { start, end, unit, kind }: Mention, amounts: readonly Mention[]): boolean {
  const text = asIs(sentence);
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  return (
    (ASIDE.test(before) && !(kind === 'money' && EACH_COSTS.test(text.slice(0, start)))) ||
    (UNSURE.test(before) && !(kind === 'duration' && NEEDED.test(before))) ||
    UNSURE_AFTER.test(after) ||
    NOT_CLAIMED.test(text.slice(Math.max(0, start - 120), start)) ||
    RETRACTED.test(text.slice(Math.max(0, start - 120), start)) ||
    LIMIT.test(before) ||
    ONE_OF.test(before) ||
    OVERTAKEN.test(text.slice(Math.max(0, start - 80), start)) ||
    (kind === 'quantity' && unit === undefined && (OF_ALL.test(after) || ORDINAL.test(text.slice(start)))) ||
    (FURTHER.test(after) && kind !== 'percent') ||
    COMPARED.test(after) ||
    CALIBRE.test(after) ||
    (kind === 'quantity' && (CLOCK.test(after) || CLOCK.test(text.slice(start)))) ||
    (kind === 'duration' && INTERVAL.test(after) && !/\bfor (?:\p{Ll}+ ){0,2}$/u.test(before)) ||
    (OF_THOSE.test(after) &&
      !ENTITLED.test(after) &&
      amounts.some((other) => other.value !== undefined && other.start < start)) ||
    WHOLE.test(after) ||
    PART.test(before) ||
    FORECAST.test(text.slice(Math.max(0, start - 120), start)) ||
    /\d[^()]{0,30}\($/.test(before) ||
    (unit === 'score' && before.endsWith('('))
  );
}

/** "11th point": which one, and not how many. */
const ORDINAL = /^\d+(?:st|nd|rd|th)\b/;

/** What an amount is told for each of, e.g. "litre". */
export function rateOf(text: string, { start, end, kind }: Mention): string | undefined {
  const [, usual, one, other] = RATE.exec(text.slice(end, end + 40)) ?? [];
  const piece =
    kind === 'money'
      ? (A_PIECE.exec(text.slice(end, end + 40)) ?? EACH_COSTS.exec(text.slice(0, start)))?.[1]
      : undefined;
  return (usual ?? one ?? other ?? piece)?.toLowerCase();
}

/** "65 euros a dose". */
const A_PIECE = /^ an? (\p{Ll}+)\b/u;
/** "Each dose will cost 48 euros". */
const EACH_COSTS = /\b(?:[Ee]ach|[Ee]very|[Oo]ne) (\p{Ll}+) (?:(?:will|would) cost|costs?|sells? for|is sold for) $/u;

const DIMENSIONS: readonly (readonly [string, RegExp, RegExp])[] = [
  ['length', /\blength of (?:\p{Ll}+ ){0,2}$/u, /^[ -](?:long|in length)\b/],
  ['height', /\b(?:height|altitude) of (?:\p{Ll}+ ){0,2}$/u, /^[ -](?:high|tall|in height)\b/],
  ['depth', /\bdepth of (?:\p{Ll}+ ){0,2}$|\bdown (?:to )?$/u, /^[ -](?:deep|in depth|below)\b/],
  ['width', /\bwidth of (?:\p{Ll}+ ){0,2}$/u, /^[ -](?:wide|in width|across)\b/],
  ['speed', /\bspeed of (?:\p{Ll}+ ){0,2}$/u, /^[ -](?:fast)\b/],
];

/** Which dimension of a thing an amount gives: "62 metres high", "a depth of 62 metres". */
export const dimensionOf = (text: string, { start, end }: Mention): string | undefined =>
  DIMENSIONS.find(
    ([, before, after]) => before.test(text.slice(Math.max(0, start - 30), start)) || after.test(text.slice(end)),
  )?.[0];

/** "Ana Ruiz, 34, was …": how old somebody is, though no word says so. */
const isBareAge = (text: string, { start, end, of, kind, unit }: Mention): boolean =>
  kind === 'quantity' &&
  unit === undefined &&
  of === undefined &&
  /\p{L}, $|\b(?:[Hh]e|[Ss]he|who) was (?:only |just )?$/u.test(text.slice(0, start)) &&
  /^(?:,|\.?$| of | when | at the time\b)/.test(text.slice(end));

const OLDEST = 110;

/** An amount with the unit that only its place shows: somebody's age behind a name, a thing's behind "dates back". */
export function withUnit(text: string, mention: Mention): Mention {
  if (isBareAge(text, mention) && (mention.value ?? 0) <= OLDEST) return { ...mention, unit: 'years old', of: 'age' };
  if (isBareSum(text, mention)) return { ...mention, kind: 'money', unit: 'of some currency' };
  if (isMagnitude(text, mention)) return { ...mention, unit: 'magnitude', of: 'magnitude' };
  if (
    mention.kind !== 'duration' ||
    !/\b(?:dat(?:es?|ed|ing)|goes|went|going) back (?:to )?$/.test(text.slice(0, mention.start))
  )
    return mention;
  return { ...mention, kind: 'quantity', unit: 'years old', value: (mention.value ?? 0) / HOURS_A_YEAR };
}

/** "Sold for 9 million", "costs 2.80": a sum whose currency goes without saying. */
const isBareSum = (text: string, { start, of, kind, unit }: Mention): boolean =>
  kind === 'quantity' &&
  unit === undefined &&
  of === undefined &&
  SUM_NEXT.test(text.slice(Math.max(0, start - 80), start));
const SUM_NEXT =
  /\b(?:costs?|paid|worth|fetch(?:ed|es)|priced? (?:of|at|was|is)|(?:sold|bought|went|auctioned|acquired|signed|joined)\b[^,;:.]{0,50} for|bid of|fined? (?:\p{L}+ ){0,3}) (?:(?:about|around|almost|nearly|more than|over|up to|at least|some|only|just) )?$/u;

const isMagnitude = (text: string, { start, end, unit, kind }: Mention): boolean =>
  kind === 'quantity' &&
  unit === undefined &&
  (/\bmagnitude (?:of )?$/.test(text.slice(0, start)) || /^[- ]magnitude\b/.test(text.slice(end)));

const HOURS_A_YEAR = DURATION_HOURS.get('year')!;
