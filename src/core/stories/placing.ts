import type { Article } from '../reading/article.ts';
import { joinLinked } from './agglomerate.ts';
import { runsOf, sameRuns } from './near-copies.ts';
import { MS_A_DAY, SAME_EVENT } from './stories.ts';
import { type Group, joinGroups } from './story-links.ts';
import { countTerms, productOf, type TermCounts, weighTerms } from './story-vectors.ts';

/** What grouping has to know of an article. */
export interface StoryText {
  readonly id: string;
  readonly counts: TermCounts;
  readonly runs: Uint32Array;
  /** Publication, in days since 1970. */
  readonly day?: number;
}

/** A story as it is so far; of a long one some articles will do. */
export interface KnownStory {
  /** The older, the smaller. */
  readonly id: number;
  readonly members: readonly StoryMember[];
  /** Whether the members are all it has. */
  readonly whole: boolean;
}

interface StoryMember extends StoryText {
  /** What copies of one text share: the id of one of them. */
  readonly voice: string;
}

/** Where an arriving article belongs, and what that shows of the stories around it. */
export interface Placement {
  readonly voice: string;
  /** The story of the article. Of the stories that are made, the place in `made`. */
  readonly story: StoryPlace;
  /** Voices that belong to another story than they were in. */
  readonly moved: readonly { readonly voice: string; readonly to: StoryPlace }[];
  /** Stories found to be one: the older id stays. */
  readonly merged: readonly { readonly from: number; readonly into: number }[];
  /** How many stories begin. */
  readonly made: number;
}

export type StoryPlace =
  | { readonly kind: 'known'; readonly id: number }
  | { readonly kind: 'made'; readonly place: number };

export function storyTextOf(article: Article): StoryText {
  const { id, publishedAt } = article;
  const day = publishedAt && publishedAt.getTime() / MS_A_DAY;
  return { id, counts: countTerms(article), runs: runsOf(article), ...(day !== undefined && { day }) };
}

/**
 * Finds the story of an article among those that may be its own. A copy of a text belongs where that text is. For
 * anything else the articles around are grouped anew, as `groupStories` would, so that what came first decides nothing;
 * then each story goes on in the group that holds most of it, and where two go on in one, the older one does.
 */
export function placeArticle(article: StoryText, stories: readonly KnownStory[]): Placement {
  const before = stories.find(({ members }) => members.some(({ id }) => id === article.id));
  const others = stories.map((story) => ({ ...story, members: story.members.filter(({ id }) => id !== article.id) }));
  for (const { id, members } of others) {
    const copied = members.find(({ voice, runs }) => voice === article.id || sameRuns(runs, article.runs));
    if (copied) return { ...NOTHING_ELSE, voice: copied.voice, story: { kind: 'known', id } };
  }
  const units = unitsOf(article, before?.id, others);
  const every = units.map((_, place) => Array.from({ length: place }, (_, other) => other));
  return reconcile(units, joinLinked(groupsOf(units), every, SAME_EVENT), article.id);
}

const NOTHING_ELSE = { moved: [], merged: [], made: 0 } as const;

/** What is grouped as one: a voice, or a story too long to be taken apart. */
interface Unit {
  readonly story?: number;
  readonly voices: readonly Voice[];
}

interface Voice {
  readonly name: string;
  readonly members: readonly StoryText[];
}

function unitsOf(article: StoryText, story: number | undefined, stories: readonly KnownStory[]): readonly Unit[] {
  const known = [...stories]
    .sort((a, b) => a.id - b.id)
    .flatMap(({ id, members, whole }): readonly Unit[] => {
      const voices = voicesAmong(members);
      if (!whole && voices.length > 0) return [{ story: id, voices }];
      return voices.map((voice) => ({ story: id, voices: [voice] }));
    });
  const own = { name: article.id, members: [article] };
  return [...known, { ...(story !== undefined && { story }), voices: [own] }];
}

function voicesAmong(members: readonly StoryMember[]): readonly Voice[] {
  const names = [...new Set(members.map(({ voice }) => voice))].sort();
  return names.map((name) => ({ name, members: members.filter(({ voice }) => voice === name) }));
}

/** The groups that units are before any is joined. A voice weighs as one article, the one it is named after. */
function groupsOf(units: readonly Unit[]): readonly Group[] {
  const voices = units.flatMap((unit) => unit.voices);
  const vectors = weighTerms(voices.map(leaderOf).map(({ counts }) => counts));
  const singles = voices.map(({ members }, place): Group => {
    return { size: 1, sum: vectors[place]!, within: 0, ...daysOf(members) };
  });
  let taken = 0;
  return units.map((unit) => {
    const own = singles.slice(taken, taken + unit.voices.length);
    taken += unit.voices.length;
    return own.reduce((all, one) => joinGroups(all, one, productOf(all.sum, one.sum)));
  });
}

const leaderOf = ({ name, members }: Voice): StoryText => members.find(({ id }) => id === name) ?? members[0]!;

function daysOf(members: readonly StoryText[]): Pick<Group, 'days'> {
  const days = members.flatMap(({ day }) => day ?? []);
  return days.length > 0 ? { days: [Math.min(...days), Math.max(...days)] } : {};
}

/** What regrouping came to, in terms of the stories there were. `groups` holds places of units. */
function reconcile(units: readonly Unit[], groups: readonly (readonly number[])[], articleId: string): Placement {
  const homes = homesOf(units, groups);
  const idOf = new Map<number, number>();
  for (const [story, group] of homes) if (!idOf.has(group)) idOf.set(group, story);
  const merged = [...homes].flatMap(([from, group]) => {
    const into = idOf.get(group)!;
    return into === from ? [] : [{ from, into }];
  });
  const made = groups.flatMap((_, group) => (idOf.has(group) ? [] : group));
  const placeOf = (group: number): StoryPlace => {
    const id = idOf.get(group);
    return id === undefined ? { kind: 'made', place: made.indexOf(group) } : { kind: 'known', id };
  };
  const isOwn = ({ voices }: Unit): boolean => voices[0]!.name === articleId;
  const moved = groups.flatMap((places, group) =>
    places
      .map((place) => units[place]!)
      .filter((unit) => !isOwn(unit) && homes.get(unit.story!) !== group)
      .flatMap(({ voices }) => voices.map(({ name }) => ({ voice: name, to: placeOf(group) }))),
  );
  const own = groups.findIndex((places) => places.some((place) => isOwn(units[place]!)));
  return { voice: articleId, story: placeOf(own), moved, merged, made: made.length };
}

/** For each story, oldest first, the group that holds most of its voices. */
function homesOf(units: readonly Unit[], groups: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const held = groups.flatMap((places, group) => {
    const counts = new Map<number, number>();
    for (const place of places) {
      const { story, voices } = units[place]!;
      if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + voices.length);
    }
    return [...counts].map(([story, count]) => ({ story, group, count }));
  });
  const homes = new Map<number, number>();
  for (const { story, group } of held.sort((a, b) => a.story - b.story || b.count - a.count || a.group - b.group))
    if (!homes.has(story)) homes.set(story, group);
  return homes;
}
