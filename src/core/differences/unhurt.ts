import type { Article, ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { stemWord } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { type Fact, factsOf, isNews } from './facts.ts';
import { isOneEvent } from './relatedness.ts';
import { areHoursApart } from './updates.ts';

/** "No one was injured", "all five survived": nobody of whom another report may count some. */
interface Unhurt {
  readonly article: Article;
  readonly sentence: ArticleSentence;
  /** What befell nobody, as a class of words. */
  readonly outcome: string;
  readonly span: readonly [start: number, end: number];
}

const FATES = 'injured|hurt|wounded|harmed|killed';
const UNHURT = new RegExp(
  `\\b(?:no ?one|nobody) (?:was|is|were|had been|has been) (${FATES})\\b|\\bno (injuries|casualties|deaths|fatalities)\\b|\\b(?:all|everyone|everybody) (?:[\\p{L}\\d-]+ ){0,9}?(survived|unhurt|unharmed)\\b`,
  'iu',
);
/** By what it did not do. */
const FATE_OF = new Map(Object.entries({ harmed: 'hurt', unhurt: 'hurt', unharmed: 'hurt', survived: 'killed' }));
/** Sentences: further down a report may tell of another event. */
const LEAD = 5;

const unhurtIn = remembered((article: Article): readonly Unhurt[] =>
  article.sentences.slice(0, LEAD).flatMap((sentence) => {
    const found = UNHURT.exec(sentence.text);
    const fate = (found?.[1] ?? found?.[2] ?? found?.[3])?.toLowerCase();
    if (!found || fate === undefined) return [];
    const outcome = classOf(stemWord(FATE_OF.get(fate) ?? fate));
    return [{ article, sentence, outcome, span: [found.index, found.index + found[0].length] as const }];
  }),
);

export const tellsUnhurt = (article: Article): boolean => unhurtIn(article).length > 0;

/** Of one event one report says that nobody was hurt, and another one of the same hour, which has it for news, how many. */
export function unhurtAgainst(article: Article, other: Article): readonly [Unhurt, Fact] | undefined {
  for (const unhurt of unhurtIn(article)) {
    if (countsOf(article, unhurt).length > 0) continue;
    const count = countsOf(other, unhurt).find(isNews);
    if (count && isOneEvent(article, other) && !areHoursApart(article, other)) return [unhurt, count];
  }
  return undefined;
}

const countsOf = (article: Article, unhurt: Unhurt): readonly Fact[] =>
  factsOf(article).filter(({ outcome, mention: { kind } }) => kind === 'quantity' && outcome === unhurt.outcome);
