import { cutStem, searchStems } from '../core/words/search-stems.ts';
import type { ArticleQuery, Library, PhraseStems, StoredArticle } from './ports.ts';

interface Shelved {
  readonly article: StoredArticle;
  readonly stems: ReadonlySet<string>;
}

/** When an article counts as new: its publication, or its adding where that is unknown. */
export const timeOf = ({ publishedAt, addedAt }: Pick<StoredArticle, 'publishedAt' | 'addedAt'>): Date =>
  publishedAt ?? addedAt;

/** When its text is taken to have been stored. What was read just now from a folder has been there since it was published. */
const storedAtOf = (article: StoredArticle): Date => article.fetchedAt ?? timeOf(article);

/** The order of every search: newest first, then by id. */
export const newestFirst = (a: StoredArticle, b: StoredArticle): number =>
  timeOf(b).getTime() - timeOf(a).getTime() || (a.id < b.id ? -1 : 1);

/** A library of articles held in memory, for everybody: one folder, touched by nothing else. */
export function createMemoryLibrary(name: string, articles: readonly StoredArticle[]): Library {
  const shelf: readonly Shelved[] = articles
    .toSorted(newestFirst)
    .map((article) => ({ article, stems: searchStems(article.text, article.title, article.language) }));
  const select = ({
    phrases,
    since,
    storedSince,
  }: Omit<ArticleQuery, 'limit' | 'workspace'>): readonly StoredArticle[] =>
    shelf
      .filter(({ stems }) => !phrases || phrases.some((phrase) => holds(stems, phrase)))
      .map(({ article }) => article)
      .filter((article) => !since || timeOf(article) >= since)
      .filter((article) => !storedSince || storedAtOf(article) >= storedSince);
  const newest = shelf[0] && timeOf(shelf[0].article);
  return {
    searchArticles: async (query) => select(query).slice(0, query.limit),
    countArticles: async (query) => Math.min(select(query).length, query.limit ?? Number.POSITIVE_INFINITY),
    openArticle: async (_workspace, articleId) => articles.find((article) => article.id === articleId),
    stemsIn: async (_workspace, articleIds) => {
      const found = shelf.filter(({ article }) => articleIds.includes(article.id));
      return new Set(found.flatMap(({ stems }) => [...stems]));
    },
    listSources: async () => [{ id: `folder:${name}`, name, articles: articles.length, ...(newest && { newest }) }],
    readerKey: async () => 'everyone',
    version: async () => 1,
  };
}

const holds = (stems: ReadonlySet<string>, phrase: PhraseStems): boolean =>
  phrase.length > 0 && phrase.every((forms) => forms.some((form) => stems.has(cutStem(form))));
