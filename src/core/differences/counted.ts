import type { Mention } from '../mentions/mentions.ts';
import { stemWord, type Term } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';

/** The noun an amount counts: `of` the mention, the noun after "of", the noun a hyphen joins, or the subject before "lasted". */
export function countedTerm(text: string, mention: Mention, weighty: readonly Term[]): Term | undefined {
  const after = weighty.filter((term) => term.start >= mention.end);
  const gathered = GATHERED.exec(text.slice(0, mention.start));
  if (gathered) return weighty.find(({ start }) => start === gathered.index);
  const numbered = NUMBER_OF.exec(text.slice(0, mention.start));
  if (numbered && mention.of === undefined)
    return weighty.find(
      ({ end }) => end === numbered.index + numbered[0].lastIndexOf(numbered[1]!) + numbered[1]!.length,
    );
  if (mention.of && mention.unit === undefined) {
    const stem = stemWord(mention.of);
    const noun = after.find((term) => term.stem === stem);
    return noun && secondPlural(text, noun, after);
  }
  if (mention.kind !== 'duration') return mention.unit === undefined ? undefined : measuredTerm(text, mention, after);
  if (/^\s+of\s/.test(text.slice(mention.end, mention.end + 6))) return nounRun(text, after);
  const governing = LASTING_NOUN.exec(text.slice(0, mention.start));
  if (governing) return weighty.find(({ start }) => start === governing.index);
  return /-/.test(mention.text) ? nounRun(text, after) : undefined;
}

/** "Put the number of striking teachers at 11,000". */
const NUMBER_OF =
  /\bnumber of (?:\p{Ll}+ ){0,3}?(\p{Ll}+s|people|men|women|children)\b(?! (?!has |is |was )\p{Ll}+s\b)[^.,;:#]{0,50} (?:at|to|was|is|reached) (?:\p{Ll}+ ){0,2}$/u;

/** "A crowd of 600", "an audience of about 2,000". */
const GATHERED =
  /(?<!\p{L})(?:crowd|audience|turnout|attendance|congregation|convoy|fleet|crew|workforce|staff) of (?:\p{Ll}+ ){0,2}$/u;

/** "14,000 tonnes of cod", "21 per cent of the reservoir": what is measured. */
const measuredTerm = (text: string, { end }: Mention, after: readonly Term[]): Term | undefined =>
  /^ of (?:(?:the|its|their|his|her|all) )?/.test(text.slice(end)) ? nounRun(text, after) : undefined;

/** "71 measles patients": no verb behind a plural ends in -s, so the patients are what is counted. */
function secondPlural(text: string, noun: Term, terms: readonly Term[]): Term {
  const next = terms[terms.indexOf(noun) + 1];
  const plural = ({ word }: Term) => /[^su]s$/.test(word) && !/wards$/.test(word);
  return next && plural(noun) && plural(next) && text.slice(noun.end, next.start) === ' ' ? next : noun;
}

/** "A strike of four days", but neither the end of them nor a part. */
const LASTING_NOUN =
  /(?<!\p{L})(?!(?:end|start|beginning|total|course|period|time|average|minimum|maximum|most|rest|all|part|half|age|matter|first|second|third|last) )\p{Ll}{3,} (?=of (?:\p{Ll}+ )?$)/u;

/** Verbs that tell what happened. */
export const PAST =
  /ed$|^(?:met|spoke|fought|sat|stood|slept|flew|fell|won|left|began|came|went|shot|sold|struck|stolen|stole|brought|built|lost|made|paid|given|sent|thrown|drawn|took|taken|found|broke|broken|gave|held|sank|burnt|hit|born|wrote|written|drew|rose|grew|hidden|hid|worn|sown|grown|seen|known|taught|fed|led|lent|spent|kept|ran|caught|bought|thought|shrank|shrunk|sang|swam|froze|frozen|chose|chosen|wore|woke|dug)$/;

/** Verbs that tell only that it did. */
const GOES_ON = /^(?:lasted|continued|dragged|went)$/;

/** "The siege of Orra lasted nine days": its subject; "they negotiated for nine days": its verb. */
export function whatLasted(text: string, mention: Mention, weighty: readonly Term[]): Term | undefined {
  const before = weighty.filter((term) => term.end <= mention.start);
  const verb =
    before.findLast(({ word }) => PAST.test(word) && !GOES_ON.test(word)) ??
    before.findLast(({ word }) => /ing$/.test(word));
  const goesOn = before.some(({ word, start }) => GOES_ON.test(word) && start > (verb?.start ?? 0));
  if (verb && !goesOn && /\bfor (?:\p{Ll}+ ){0,2}$/u.test(text.slice(verb.end, mention.start))) return verb;
  const lasted = before.findLast((term) => /^(?:last|took|take|went|continu|ran|dur)/.test(term.stem));
  const subject = before.slice(0, lasted ? before.indexOf(lasted) : 0);
  if (lasted && /\b(?:that|which) $/.test(text.slice(0, lasted.start))) return subject.at(-1);
  const first = subject[0];
  if (!lasted || !first) return undefined;
  const governed = text.slice(first.end, lasted.start).search(/ (?:of|in|at|between|with|on|for|by|to|from|over) /);
  const head = subject.filter((term) => governed < 0 || term.end <= first.end + governed);
  return /[,;:]/.test(text.slice(first.end, lasted.start)) ? subject.at(-1) : head.at(-1);
}

/** The last of the words that follow one another with nothing but white space between. */
function nounRun(text: string, terms: readonly Term[]): Term | undefined {
  let noun = terms[0];
  for (const term of terms.slice(1, 4)) {
    if (
      !noun ||
      text.slice(noun.end, term.start).trim() !== '' ||
      /(?:ed|ing|s)$/.test(noun.word) ||
      PAST.test(term.word)
    )
      break;
    noun = term;
  }
  return noun;
}

/** What talks are called by how they were held. */
const SESSIONS: ReadonlySet<string> = new Set(
  ['talks', 'session', 'summit', 'marathon', 'conference'].map((word) => classOf(stemWord(word))),
);
export const isSession = (head: string | undefined): boolean => head !== undefined && SESSIONS.has(head);
