import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { ROLES } from '../mentions/name-words.ts';
import { sameName } from '../mentions/people.ts';
import { findQuotes } from '../quotes/quotes.ts';
import { SPEECH_VERBS, WEAK_VERBS } from '../quotes/speech-words.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { type Term, termsOf } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import type { Question } from './question.ts';

const AUXILIARIES = new Set(['did', 'does', 'do', 'has', 'have', 'had']);

/** "What did the mayor say": the word that names whose statement is asked for, its last one; undefined where none is. */
export function askedSpeaker({ kind, terms, names, text }: Question): Asked | undefined {
  if (kind !== 'statement') return undefined;
  const auxiliary = terms.findIndex(({ word }) => AUXILIARIES.has(word));
  const verb = terms.findIndex(({ word }, at) => at > auxiliary + 1 && SPEECH_VERBS.has(word) && asks(terms, at));
  const speaker =
    auxiliary < 0 || verb < 0 ? undefined : terms.slice(auxiliary + 1, verb).findLast(({ stop }) => !stop);
  const name = names
    .map((words) => words.filter(({ word }) => !ROLES.has(word)))
    .find((words) => words.length > 1 && words.at(-1)?.stem === speaker?.stem);
  return speaker && { ...speaker, ...(name ? { fullName: text.slice(name[0]!.start, name.at(-1)!.end) } : {}) };
}

/** Whose statement is asked for, by the last word. */
interface Asked extends Term {
  /** As the question has it, where it gives more than a surname. */
  readonly fullName?: string;
}

/** What is asked about begins with a small word behind the verb; "add to" asks for a thing, not for words. */
const asks = (terms: readonly Term[], verb: number): boolean =>
  (terms[verb + 1]?.stop ?? true) && !(terms[verb]?.stem === 'add' && terms[verb + 1]?.word === 'to');

/** Whether a sentence tells what the speaker says: by a verb of saying, a quotation, or "he said" after such a sentence. */
export function isSaidBy(speaker: Asked, sentence: ArticleSentence, article: Article): boolean {
  if (saysItself(speaker, sentence, article)) return true;
  const before = article.sentences[sentence.index - 1];
  if (!before || before.paragraph !== sentence.paragraph || !SAID_BY_PRONOUN.test(sentence.text)) return false;
  return isSaidBy(speaker, before, article) || (SAYS_BY_PRONOUN.test(sentence.text) && isAbout(speaker, before));
}

const SAYS_BY_PRONOUN =
  /^(?:he|she) (?:\p{Ll}+ )?(?:said|says|added|told|warned|argued|called|promised|denied|thinks|believes)\b/iu;

/** The speaker is the person a sentence tells of: the only one it names, or the last. */
function isAbout(speaker: Asked, sentence: ArticleSentence): boolean {
  const last = mentionsOf(sentence).findLast(({ kind }) => kind === 'person');
  return last !== undefined && names(last.text, speaker);
}

const SAID_BY_PRONOUN =
  /^(?:["“][^"”]*["”],? )?(?:he|she|they|it)\b|["”],? (?:he|she|they|it) \p{Ll}+|\bin (?:his|her|their) words\b/iu;

function saysItself(speaker: Asked, sentence: ArticleSentence, article: Article): boolean {
  const terms = termsOf(sentence, article.language);
  const root = rootOf(speaker.stem);
  const others = mentionsOf(sentence).filter(({ kind, text }) => kind === 'person' && !names(text, speaker));
  const named = terms.flatMap(({ stem, start }, place) =>
    rootOf(stem) === root && !others.some((other) => other.start <= start && start < other.end) ? [place] : [],
  );
  return (
    named
      .slice(0, MOST_NAMINGS)
      .some((place) => tells(sentence, terms, place) && !isOwner(speaker, sentence, terms[place]!, article)) ||
    findQuotes(article).some(
      ({ start, end, speaker: who }) =>
        start < sentence.end && sentence.start < end && who !== undefined && names(who.name, speaker),
    )
  );
}

/** "Anna Lee's agent said" is not what Anna Lee said, though the words of a port's spokesman are the port's. */
const isOwner = (speaker: Asked, { text }: ArticleSentence, { start, end }: Term, article: Article): boolean =>
  OWNS.test(text.slice(start, end + 12)) &&
  article.sentences.some((one) =>
    mentionsOf(one).some((who) => who.kind === 'person' && who.text.includes(' ') && names(who.text, speaker)),
  );

const OWNS = /^[\p{L}-]+['’]s? (?!spokes)/u;

/** In one sentence; what names somebody more often is a list. */
const MOST_NAMINGS = 20;

function names(name: string, { word, stem, fullName }: Asked): boolean {
  if (fullName !== undefined && name.includes(' ')) return sameName(fullName.toLowerCase(), name.toLowerCase());
  return nameKey(name) === nameKey(word) || termsOf({ text: name }).some((term) => term.stem === stem);
}

/** The name is what a verb of saying belongs to: before it with no other subject nearer, behind it, or "according to". */
function tells(sentence: ArticleSentence, terms: readonly Term[], place: number): boolean {
  const before = sentence.text.slice(0, terms[place]!.start);
  if (/\baccording to (?:the |an? )?(?:[\p{L}’'-]+ ){0,5}$/iu.test(before)) return true;
  if (DECLINES.test(sentence.text.slice(terms[place]!.end))) return true;
  return followsVerb(sentence, terms, place) || (!OBJECT_OF.test(before) && precedesVerb(sentence, terms, place));
}

/** "The minister declined to comment", "rejected calls to resign": that tells what the minister said of it. */
const DECLINES =
  /^(?:[ ,][\p{L}’', -]{0,40})? (?:(?:declined|refused) to (?:comment|say|answer|speak)|(?:would|did|could|has|have|had) not (?:\p{Ll}+ )?(?:comment|commented|say|said|spoken?|answer)|(?:made|gave) no (?:\p{Ll}+ )?(?:statement|comment|answer|reply)|(?:remained|stayed|kept) silent|rejects?|rejected|rule[sd]? out|called on|appealed to|urged)\b/u;

/** "…," said the port's harbourmaster, Anna Lee. */
function followsVerb({ text }: ArticleSentence, terms: readonly Term[], place: number): boolean {
  const name = terms[place]!;
  if (!/^(?:[,.;]|$| \p{Lu}| (?:of|from|in|at|for|on|who|as|during|after|before|to)\b)/u.test(text.slice(name.end)))
    return false;
  const verb = terms.findLast(({ word }, at) => at < place && at >= place - FARTHEST_BEHIND && SPEECH_VERBS.has(word));
  return verb !== undefined && /["”,]\s(?:\p{Ll}+ )?$/u.test(text.slice(0, verb.start));
}

/** "Anna Lee, the harbourmaster, said …". Verbs that say other things as well must stand right behind the name. */
function precedesVerb(sentence: ArticleSentence, terms: readonly Term[], place: number): boolean {
  const name = terms[place]!;
  const ownEnd = name.end + (/^(?:[ -]\p{Lu}[\p{L}’'.-]*)*/u.exec(sentence.text.slice(name.end))?.[0].length ?? 0);
  const at = terms.findIndex(
    ({ word }, at) =>
      at > place &&
      (SPEECH_VERBS.has(word) || MAY_TELL.has(word)) &&
      !BEFORE_NOUN.has(terms[at - 1]?.word ?? '') &&
      !STILL_TO.test(sentence.text.slice(0, terms[at]!.start)) &&
      (!MAY_TELL.has(word) || (at <= place + 3 && TELLS_WORDS.test(sentence.text.slice(terms[at]!.end)))),
  );
  const verb = terms[at];
  if (!verb) return false;
  if (WAS_TOLD.test(sentence.text.slice(Math.max(0, verb.end - 60), verb.end))) return false;
  if (JOINS.has(terms[at - 1]?.word ?? '')) return true;
  if (OF_ANOTHER.test(sentence.text.slice(name.end, verb.start))) return false;
  const between = terms.slice(place + 1, at);
  if (between.some(({ word, start }) => SUBJECTS.has(word) && !sentence.text.slice(0, start).endsWith(': ')))
    return false;
  return !mentionsOf(sentence).some(
    ({ kind, start, end }) =>
      SPEAKS.has(kind) && start >= ownEnd && end <= verb.start && !isApposed(sentence.text, start, end),
  );
}

/** "The minister, Anna Lee, said": the name in commas is the subject's own. */
const isApposed = (text: string, start: number, end: number): boolean =>
  text.slice(0, start).endsWith(', ') && text[end] === ',';

/** "Had been warned" says nothing; "was quoted as saying" does. */
const WAS_TOLD = /\b(?:been|was|were|is|are|being) (?:\p{Ll}+ly |not |never )?(?!quoted|cited)\p{Ll}+ed$/u;

/** "Has still to agree" says nothing yet; "went on to say" does. */
const STILL_TO = /(?<!\b(?:on|continued|first|last|one)) to $/iu;
/** "Anna Lee bought no shares, a spokeswoman said": the words behind the comma are who says it. */
const OF_ANOTHER = /, (?!(?:and|but|or|then|who|which|in|on|at|speaking|asked)\b)(?:\p{Ll}[\p{L}’'-]* ){1,6}$/u;

const MAY_TELL = new Set([...WEAK_VERBS, 'held', 'holds']);
/** What makes a verb with many uses one of saying. */
const TELLS_WORDS = /^ (?:that|to)\b|["“«:]/;
/** Words between a verb of saying and the speaker's name behind it: "said the chief engineer of the port, Anna Lee". */
const FARTHEST_BEHIND = 9;
/** "In Moscow", "between Oslo and Moscow": no subject. */
const OBJECT_OF =
  /\b(?:in|of|at|from|with|to|by|on|for|between|after|before|against|near|about|under|into|whether) (?:the |an? )?(?:\p{Lu}[\p{L}’'-]*(?:,| and)? )*$/u;
const BEFORE_NOUN = new Set('the a an his her its their this that these those of in with no any'.split(' '));
const JOINS = new Set(['and', 'but', 'who', 'then', 'also']);
const SUBJECTS = new Set(['he', 'she', 'they', 'it', 'we', 'i', 'you']);
const SPEAKS: ReadonlySet<string> = new Set(['person', 'organisation', 'name']);
