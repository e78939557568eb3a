import { findTerms } from '../../core/words/terms.ts';
import type { Desk } from '../desk.ts';
import type { SubscriptionReport } from '../digests/digest-store.ts';
import { completeZones } from '../digests/zones.ts';
import { shorten } from '../split-text.ts';
import type { ChatParts } from './parts.ts';
import type { Completion, DigestTyping, Place } from './ports.ts';

/** As many as Discord shows. */
const OFFERED = 25;

/** Topics for what is typed so far: those that begin with it, then those with a word that does, best first. */
export async function completions(
  desk: Pick<Desk, 'topics'>,
  typed: string,
  workspace: string,
): Promise<readonly string[]> {
  const names = await desk.topics(workspace);
  const begun = typed.trim().toLowerCase();
  if (begun === '') return names.slice(0, OFFERED);
  const whole = names.filter((name) => name.toLowerCase().startsWith(begun));
  const inside = names.filter(
    (name) => !whole.includes(name) && findTerms(name).some(({ word }) => word.startsWith(begun)),
  );
  return [...whole, ...inside].slice(0, OFFERED);
}

/** What Discord takes of an offer, as of its value. */
const LONGEST = 100;

/** What to offer while a command for a digest is typed. */
export async function digestCompletions(
  { desk, digests, now, rulesOf }: Pick<ChatParts, 'desk' | 'digests' | 'now' | 'rulesOf'>,
  { option, text }: DigestTyping,
  place: Place,
): Promise<readonly Completion[]> {
  switch (option) {
    case 'zone':
      return offerZones(text, rulesOf(place).timeZone, now());
    case 'digest':
      return completeSubscriptions(await digests.subscriptionsIn(place), text);
    case 'topics':
      return completeLast(text, (last) => completions(desk, last, place.workspace));
  }
}

/** Before anything is typed, first the one that counts where none is named. */
function offerZones(typed: string, usual: string, now: Date): readonly Completion[] {
  const first = typed.trim() === '' ? completeZones(usual, now, 1) : [];
  const others = completeZones(typed, now, OFFERED).filter(({ zone }) => first.every((one) => one.zone !== zone));
  return [...first, ...others].slice(0, OFFERED).map(({ zone, label }) => ({ label, value: zone }));
}

function completeSubscriptions(reports: readonly SubscriptionReport[], typed: string): readonly Completion[] {
  const begun = typed.trim().toLowerCase();
  return reports
    .map(({ subscription: { id, topics, timing } }) => ({
      label: `${id} · ${topics.join(', ')} · ${timing.schedule}`,
      value: id,
    }))
    .filter(({ label }) => label.toLowerCase().includes(begun))
    .slice(0, OFFERED)
    .map(({ label, value }) => ({ label: shorten(label, LONGEST), value }));
}

/** Of several topics the last one is being typed. */
async function completeLast(
  typed: string,
  complete: (last: string) => Promise<readonly string[]>,
): Promise<readonly Completion[]> {
  const comma = typed.lastIndexOf(',');
  const before = comma < 0 ? '' : `${typed.slice(0, comma).trimEnd()}, `;
  const chosen = new Set(before.toLowerCase().split(/\s*,\s*/));
  const names = await complete(typed.slice(comma + 1));
  return names
    .filter((name) => !chosen.has(name.toLowerCase()))
    .map((name) => `${before}${name}`)
    .filter((value) => value.length <= LONGEST)
    .map((value) => ({ label: value, value }));
}
