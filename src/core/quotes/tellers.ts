import { amountsAgree } from '../differences/agreement.ts';
import { sharedCount } from '../differences/relatedness.ts';
import { mayTellAmount } from '../mentions/cues.ts';
import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { stemWord, termsOf } from '../words/terms.ts';
import { classOf, HEADS, isTelling } from '../words/word-classes.ts';

/** An amount and who gives it. */
interface ToldAmount {
  readonly sentence: ArticleSentence;
  readonly mention: Mention;
  readonly teller: string;
  /** The amount with what it is a part of. */
  readonly text: string;
  /** Nothing is counted but what the teller before counted: "the union spoke of 2,400". */
  readonly bare: boolean;
  /** Classes of the other words of weight. */
  readonly near: ReadonlySet<string>;
}

const WHO = String.raw`((?:[Tt]he |[Ii]ts |[Tt]heir )?[\p{L}][\p{L}’'-]*(?: [\p{L}][\p{L}’'-]*){0,4}?)`;
const GIVES =
  '(?:said|says|spoke of|speaks of|put|puts|counted|counts|claimed|claims|estimated|estimates|reported|reports|gave|gives)';
const TELLS_FIRST = new RegExp(String.raw`^[\s"“]*${WHO}(?:, [^,;]{1,80},)? ${GIVES}\b`, 'u');
const TELLS_LAST = new RegExp(String.raw`, ${WHO} (?:said|says|claimed|claims|estimated)[.\s]*$`, 'u');
const ACCORDING = new RegExp(String.raw`\b[Aa]ccording to ${WHO}(?:[,.;]|$)`, 'u');
/** Without it none of them is found. */
const TELLS = new RegExp(String.raw`\b${GIVES}\b|ccording to `);
const NOBODY = /^(?:he|she|it|they|we|i|you|who|which|that|this|and|but|reports?|some|others)$/i;
/** What leads from the teller to a number that repeats the count: "put it at", "spoke of", "put the figure at". */
const BARE =
  /\b(?:sp(?:oke|eaks) of|puts? (?:it|them|the (?:figure|number|total|toll|cost|crowd|turnout)) at|gave a figure of|sa(?:id|ys) (?:the|its|their) (?:figure|number|total|toll|cost|share|sum|turnout) (?:is|was|were|had been)|(?:counted|counts|claimed|claims|estimated|said|says)(?: it was| there were)?) (?:only |just )?$/i;
const PART_OF = /^ of (?:its|his|her|their|the) \p{Ll}+/u;
const PARTS = /;\s|, (?:while|but|whereas) | while | whereas /g;

/**
 * Amounts that two tellers give one after the other for one thing, within one article, and that can't both hold.
 * Remembered as long as the article lives.
 */
export const differingTellers = remembered((article: Article): readonly (readonly [ToldAmount, ToldAmount])[] => {
  const told = article.sentences.map((sentence) => amountsTold(sentence, article.language));
  return told.flatMap((amounts, place) => {
    const inOne = [...amounts, ...(told[place + 1]?.slice(0, 1) ?? [])];
    return inOne.slice(1).flatMap((second, index) => {
      const first = inOne[index]!;
      return differ(first, second) ? [[first, second] as const] : [];
    });
  });
});

function differ(a: ToldAmount, b: ToldAmount): boolean {
  if (a.teller === b.teller || a.mention.kind !== b.mention.kind || a.mention.unit !== b.mention.unit) return false;
  if (amountsAgree(a.mention, b.mention)) return false;
  if (b.bare) return !a.bare;
  if (a.mention.unit === undefined && (a.mention.of === undefined || b.mention.of === undefined)) return false;
  return !a.bare && counts(a.mention) === counts(b.mention) && sharedCount(a.near, b.near) >= 1;
}

function counts({ of }: Mention): string | undefined {
  const stem = of === undefined ? undefined : stemWord(of);
  return stem === undefined || HEADS.has(stem) ? undefined : classOf(stem);
}

/** One amount for each part of the sentence in which somebody gives exactly one: "the two firms sell 58 percent" is one. */
function amountsTold(sentence: ArticleSentence, language?: string): readonly ToldAmount[] {
  if (!mayTellAmount(sentence.text, termsOf(sentence, language)) || !TELLS.test(sentence.text)) return [];
  const amounts = mentionsOf(sentence).filter(({ kind, value }) => kind !== 'date' && value !== undefined);
  if (amounts.length === 0) return [];
  return partsOf(sentence.text).flatMap(([from, to]) => {
    const inPart = amounts.filter(({ start }) => start >= from && start < to);
    const shares = inPart.filter(({ kind }) => kind === 'percent');
    const [mention, another] = shares.length > 0 ? shares : inPart;
    const teller = mention && !another ? tellerIn(sentence.text.slice(from, to)) : undefined;
    if (!mention || teller === undefined) return [];
    const near = termsOf(sentence, language)
      .filter(({ start, end, stop, stem }) => start >= from && end <= to && !stop && !isTelling(stem))
      .filter(({ start, end }) => end <= mention.start || start >= mention.end)
      .filter(({ word }) => !teller.toLowerCase().includes(word))
      .map(({ stem }) => classOf(stem));
    const bare =
      BARE.test(sentence.text.slice(from, mention.start)) && /^[\s.,;]*$/.test(sentence.text.slice(mention.end, to));
    const part = PART_OF.exec(sentence.text.slice(mention.end, to))?.[0] ?? '';
    return [{ sentence, mention, teller, text: mention.text + part, bare, near: new Set(near) }];
  });
}

function partsOf(text: string): readonly (readonly [number, number])[] {
  const cuts = [...text.matchAll(PARTS)].map(({ index, 0: joint }) => [index, index + joint.length] as const);
  const starts = [0, ...cuts.map(([, end]) => end)];
  return starts.map((start, place) => [start, cuts[place]?.[0] ?? text.length] as const);
}

function tellerIn(part: string): string | undefined {
  const who = (TELLS_FIRST.exec(part) ?? TELLS_LAST.exec(part) ?? ACCORDING.exec(part))?.[1];
  return who === undefined || NOBODY.test(who) || /\b(?:who|which|that)\b/.test(who) ? undefined : who;
}
