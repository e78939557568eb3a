import { setImmediate as others } from 'node:timers/promises';
import { readArticle } from '../core/reading/article.ts';
import { likelyNeighbours, type Neighbour } from '../core/stories/candidates.ts';
import { type KnownStory, type Placement, placeArticle, type StoryText, storyTextOf } from '../core/stories/placing.ts';
import { tellingWords } from '../core/stories/story-vectors.ts';
import type { StoredArticle } from './ports.ts';
import type { Grouping, StoryMembership, WaitingArticle } from './stories.ts';

/** Longer than any step by far: who is silent for so long has died, or been frozen. */
const LEASE = 30_000;
const AT_ONCE = 20;
/** An article is looked for by so many of its words, each in so many articles before and after it. */
const WORDS = 20;
const HOLDERS = 100;
const NEIGHBOURS = 40;
/** What is grouped anew around an article. */
const STORIES = 6;
const MEMBERS = 20;
/** UTF-16 units: copies are known by less, and an event is told in fewer. */
const LONGEST_READ = 20_000;
/** Articles remembered, a few kilobytes each. */
const KEPT = 500;

/** Groups whatever waits, one article at a time. */
export interface Grouper {
  /**
   * Until nothing waits, or another one groups, or it is not to go on, which is asked after each article. Returns how
   * many were grouped.
   */
  run(goesOn?: (grouped: number) => boolean): Promise<number>;
}

/**
 * `holder` is one name a process and thread. An article that can't be read, or compared with others, gets a story of its
 * own, and is told of: whatever waits behind it has its turn.
 */
export function createGrouper(
  grouping: Grouping,
  holder: string,
  report: (articleId: string, error: unknown) => void = rethrow,
): Grouper {
  const attempt = <T>(articleId: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      report(articleId, error);
      return undefined;
    }
  };
  const textOf = rememberTexts(grouping, (article) => attempt(article.id, () => readStory(article)));
  const groupOne = async ({ article, entry }: WaitingArticle): Promise<boolean> => {
    const { id } = article;
    const text = textOf.read(article);
    const stories = text ? await storiesAround(grouping, textOf, text, entry) : [];
    const placement = text && attempt(id, () => placeArticle(text, stories));
    return grouping.place(holder, LEASE, { articleId: id, entry, ...(placement ?? alone(id)) });
  };
  return {
    run: async (goesOn = () => true) => {
      let grouped = 0;
      if (!(await grouping.claim(holder, LEASE))) return grouped;
      try {
        for (;;) {
          const waiting = await grouping.waiting(AT_ONCE);
          if (waiting.length === 0) return grouped;
          for (const article of waiting) {
            if (!(await groupOne(article))) return grouped;
            grouped += 1;
            if (!goesOn(grouped)) return grouped;
            await others();
          }
        }
      } finally {
        await grouping.release(holder);
      }
    },
  };
}

const alone = (articleId: string): Placement => ({
  voice: articleId,
  story: { kind: 'made', place: 0 },
  moved: [],
  merged: [],
  made: 1,
});

const readStory = ({ revision: _, text, ...details }: StoredArticle): StoryText =>
  storyTextOf(readArticle(text.slice(0, LONGEST_READ), details));

function rethrow(_: string, error: unknown): never {
  throw error;
}

interface Texts {
  /** Nothing where it can't be read. */
  read(article: StoredArticle): StoryText | undefined;
  of(members: readonly StoryMembership[]): Promise<readonly StoryText[]>;
}

/** The stories that share most telling words with an article, and its own where it has one. */
async function storiesAround(
  grouping: Grouping,
  texts: Texts,
  article: StoryText,
  entry: string,
): Promise<readonly KnownStory[]> {
  const words = tellingWords(article.counts, WORDS);
  const held = await grouping.holders(
    words.map(({ stem }) => stem),
    entry,
    HOLDERS,
  );
  const shared = held.map(({ entries, often }, place) => ({ weight: words[place]!.weight, holders: entries, often }));
  const stories = await storiesOf(grouping, likelyNeighbours(shared, NEIGHBOURS), entry);
  const members = await grouping.members(stories, MEMBERS + 1);
  const ofStories = stories.map((id) => members.filter(({ story }) => story === id));
  const known = ofStories.map((all) => all.slice(0, MEMBERS));
  const read = new Map((await texts.of(known.flat())).map((text) => [text.id, text]));
  return stories.map((id, place) => ({
    id,
    members: known[place]!.flatMap(({ articleId, voice }) => {
      const text = read.get(articleId);
      return text ? [{ ...text, voice }] : [];
    }),
    whole: ofStories[place]!.length <= MEMBERS,
  }));
}

/** The stories whose articles share most, and the article's own. */
async function storiesOf(grouping: Grouping, near: readonly Neighbour[], own: string): Promise<readonly number[]> {
  const storyAt = await grouping.storiesAt([own, ...near.map(({ name }) => name)]);
  const shares = new Map<number, number>();
  for (const { name, shared } of [{ name: own, shared: Number.POSITIVE_INFINITY }, ...near]) {
    const story = storyAt.get(name);
    if (story !== undefined) shares.set(story, (shares.get(story) ?? 0) + shared);
  }
  return [...shares]
    .sort(([a, first], [b, second]) => second - first || a - b)
    .slice(0, STORIES)
    .map(([story]) => story);
}

/** Reads each revision once, as long as it is among those last used. */
function rememberTexts(grouping: Grouping, readText: (article: StoredArticle) => StoryText | undefined): Texts {
  const kept = new Map<string, StoryText | undefined>();
  const keyOf = (id: string, revision: number): string => `${revision}:${id}`;
  const keep = (key: string, text: StoryText | undefined): StoryText | undefined => {
    kept.delete(key);
    kept.set(key, text);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return text;
  };
  const read = (article: StoredArticle): StoryText | undefined => {
    const key = keyOf(article.id, article.revision);
    return keep(key, kept.has(key) ? kept.get(key) : readText(article));
  };
  return {
    read,
    of: async (members) => {
      const unread = members.filter(({ articleId, revision }) => !kept.has(keyOf(articleId, revision)));
      const fresh = new Map((await grouping.texts(unread)).map((article) => [article.id, read(article)]));
      return members.flatMap(({ articleId, revision }) => {
        const key = keyOf(articleId, revision);
        const text = fresh.get(articleId) ?? kept.get(key);
        if (kept.has(key)) keep(key, text);
        return text ?? [];
      });
    },
  };
}
