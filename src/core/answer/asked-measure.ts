import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import type { Question } from './question.ts';

type Told = { readonly text: string };

/**
 * What a question by measure is answered with: a length of time for "how long", an age for "how old", metres for "how
 * tall". Undefined where any number or none may answer.
 */
export function askedMeasure({ kind, text }: Question): ((sentence: Told) => boolean) | undefined {
  if (/\bby how (?:many|much)\b/i.test(text)) return undefined;
  if (kind === 'duration') return /\bhow long (?:is|are|was|were)\b/i.test(text) ? isLong : tellsDuration;
  if (kind !== 'amount') return undefined;
  if (/\bhow much money\b/i.test(text)) return tellsMoney;
  if (ASKS_PRICE.test(text)) return tellsPrice;
  const [, adjective = ''] = /\bhow (old|tall|high|deep|wide|far|heavy|strong|fast)\b/i.exec(text) ?? [];
  return BY_ADJECTIVE.get(adjective.toLowerCase());
}

const isLong = (sentence: Told): boolean => hasUnit('metres')(sentence) || tellsDuration(sentence);

const hasUnit =
  (unit: string) =>
  (sentence: Told): boolean =>
    mentionsOf(sentence).some((mention) => mention.unit === unit);

const ASKS_PRICE =
  /\bwhat (?:does|do|did|will|would) .{1,80}\bcost\b|\bhow much (?:(?!time\b)\p{Ll}+ )?(?:(?:is|are|was|were)\b.{1,80}\b(?:worth|fined|paid|sold)|(?:do|does|did|will|would|has|have|had)\b.{1,80}\b(?:cost|earn|pay|paid|charge|raise|raised|owe|spend|spent|invest|donate))\b/iu;

const tellsMoney = (sentence: Told): boolean => mentionsOf(sentence).some(({ kind }) => kind === 'money');

const tellsPrice = (sentence: Told): boolean =>
  tellsMoney(sentence) ||
  /\b(?:free|nothing|per cent|percent)\b|%/i.test(sentence.text) ||
  NOT_PAID.test(sentence.text);

const NOT_PAID = /(?:\bnot|n['’]t|\b(?:refus|declin)\p{Ll}+ to) (?:\p{Ll}+ )?(?:pay|paid|cost|charge|earn)/iu;

const BY_ADJECTIVE: ReadonlyMap<string, (sentence: Told) => boolean> = new Map([
  ['old', tellsAge],
  ['tall', tellsExtent],
  ['deep', tellsExtent],
  ['wide', tellsExtent],
  ['heavy', hasUnit('kilograms')],
  ['far', tellsDistance],
  ['high', tellsHeight],
  ['strong', tellsStrength],
  ['fast', tellsSpeed],
]);

/** "58 kilometres away", "half an hour's drive". */
function tellsDistance(sentence: Told): boolean {
  return (
    hasUnit('metres')(sentence) ||
    /\b(?:miles?|kilomet(?:re|er)s?|metres?|drive|walk|journey|flight|ride|away|next to|opposite)\b/i.test(
      sentence.text,
    )
  );
}

/** "150 kilometres an hour", "of magnitude 6.1", "force nine". */
function tellsStrength({ text }: Told): boolean {
  return /\b(?:an|per) (?:hour|second)\b|\b(?:km\/h|kph|mph|knots?|magnitude|force|category|strength|stronger|strongest)\b|%|\bper ?cent\b/i.test(
    text,
  );
}

/** The same, or "three metres in ten minutes"; "never so fast" tells no speed. */
function tellsSpeed(sentence: Told): boolean {
  const { text } = sentence;
  return (
    tellsStrength(sentence) ||
    /\bfast(?:er|est)\b/i.test(text) ||
    mentionsOf(sentence).some(
      ({ kind, start }) => kind === 'duration' && /\b(?:in|within|over) (?:\p{Ll}+ )?$/u.test(text.slice(0, start)),
    )
  );
}

/** A wall's and a river's is an extent, a fine's a sum, a turnout's a share. */
function tellsHeight(sentence: Told): boolean {
  return tellsExtent(sentence) || tellsPrice(sentence) || /\b(?:degrees|points|feet)\b/i.test(sentence.text);
}

/** "Fell by two metres an hour" tells no depth. */
function tellsExtent(sentence: Told): boolean {
  const { text } = sentence;
  return mentionsOf(sentence).some(
    ({ unit, start, end }) =>
      unit === 'metres' && !/\bby $/.test(text.slice(0, start)) && !/^ (?:an?|per|every) /.test(text.slice(end)),
  );
}

/** "Aged 31", "26-year-old", "Anna, 45, …", "born in 1962", "built in 1974". */
function tellsAge(sentence: Told): boolean {
  const { text } = sentence;
  return (
    hasUnit('years old')(sentence) ||
    /\b(?:aged|born|built|founded|dat(?:es?|ed|ing) (?:from|to|back))\b|\b(?:man|woman|boy|girl) of \d{1,2}\b|\b(?:made|cut|carved|written|painted|forged|laid|cast|sewn|woven) in\b|\p{L}, \d{1,2}[,.]|\bwho (?:is|was|turned) \d{1,3}[,. ]/u.test(
      text,
    )
  );
}

/** "By two days" tells by how much and "every two hours" how often: neither how long. */
const NO_LENGTH = /\b(?:by|every|each|per|another)\s+(?:about |some |up to )?$/i;
/** "Three years older". */
const COMPARED = /^ (?:older|younger|earlier|later|sooner|longer|shorter|ahead|behind)\b/;
const STARTS_OR_ENDS = /\b(?:since|until|till|from|between|through|into)\s+(?:(?:the|late|early|about)\s+)?$/i;
/** "Has been shut since the flood", "takes four to six weeks", "overnight". */
const UNCOUNTED =
  /\b(?:has|have|been|was|were)\b.{1,80}? since the\b|\b(?:takes?|took|taken|requires?|required|needs?|needed|lasts?|lasted) (?:[\p{L}\d,.-]+ ){1,5}(?:minutes|hours|days|weeks|months|years|decades)\b|\b(?:overnight|all (?:day|night|week)|(?:for|several|many|few|dozens of|of|after) (?:minutes|hours|days|weeks|months|years|decades|centuries))\b/iu;

function tellsDuration(sentence: Told): boolean {
  const { text } = sentence;
  const mentions = mentionsOf(sentence);
  const before = ({ start }: Mention): string => text.slice(Math.max(0, start - 20), start);
  return (
    UNCOUNTED.test(text) ||
    mentions.some(
      (mention) =>
        (mention.kind === 'duration' && !COMPARED.test(text.slice(mention.end)) && !NO_LENGTH.test(before(mention))) ||
        (mention.kind === 'date' && STARTS_OR_ENDS.test(before(mention))),
    )
  );
}
