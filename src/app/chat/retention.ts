import type { ChatStore } from './chat-store.ts';

const DAY_MS = 86_400_000;
/** What is left of a workspace that the bot was removed from. */
const REMOVED_DAYS = 30;
/** What a channel was told is compared with what is new: that looks back some days, and keeps no person's words. */
const TOLD_DAYS = 90;

/** Forgets questions, posts and conversations that were last used before so many days. */
export async function forgetOld(store: Pick<ChatStore, 'forget'>, days: number, now: Date): Promise<void> {
  const before = (age: number): Date => new Date(now.getTime() - age * DAY_MS);
  await store.forget({ used: before(days), removed: before(REMOVED_DAYS), told: before(TOLD_DAYS) });
}
