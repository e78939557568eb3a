import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import { isInstalled } from '../installed-zone.ts';
import { either } from '../wording.ts';
import type { Misread } from './misread.ts';
import { showOffset } from './zone-clock.ts';
import {
  COUNTRY_NAMES,
  foldZone,
  ZONE_CITIES,
  ZONE_NAMES,
  ZONE_RENOWN,
  type ZoneName,
  zonesAhead,
} from './zone-names.ts';

const CLOSEST = 3;
const LONGEST = 100;
const KINDS = ['iana', 'place', 'city', 'country', 'time'] as const;

/** `closest`: IANA names that may have been meant, the likeliest first. */
export interface UnknownZone extends Misread {
  readonly closest: readonly string[];
}

/** The IANA zone that somebody names: `europe/kiev`, `New York`, `Kyiv time`, `Munich`, `UTC+2`. */
export function findZone(typed: string): { readonly zone: string } | UnknownZone {
  const name = nameIn(typed);
  if (name === '') return unknown('Which time zone? Name a city or a zone, like Kyiv or Europe/Kyiv.', []);
  const fixed = findOffset(typed);
  if (fixed) return fixed;
  const zones = zonesNamed(name);
  const [zone, ...others] = zones;
  if (zone === undefined) return findInstalled(typed.trim()) ?? closestTo(typed, name);
  if (others.length > 0) {
    return unknown(`“${typed.trim()}” is more than one time zone: name a city, or one of ${list(zones)}.`, zones);
  }
  // The names are newer than the rules where Node is old.
  return isInstalled(zone) ? { zone } : unknown(`This computer has no rules for ${zone} yet: update Node.js.`, []);
}

/** Whether words name a zone, one or several: `Kyiv`, `EST`, `UTC+2`. */
export const namesZone = (words: string): boolean =>
  words !== '' &&
  (zonesNamed(nameIn(words)).length > 0 || OFFSET.test(words.trim()) || findInstalled(words.trim()) !== undefined);

/** `in Kyiv`, `Kyiv time`, `time zone Kyiv`, `(Kyiv)` */
const nameIn = (typed: string): string =>
  foldZone(typed.slice(0, LONGEST).replace(/^\((.*)\)$/, '$1')).replace(
    /^(?:in|(?:time ?)?zone:?|tz:?) | (?:time(?: ?zone)?|tz)$/g,
    '',
  );

/** What goes by a name, and by nothing nearer to a zone; of `kyiv, ukraine` what goes by both. The best known first. */
function zonesNamed(name: string): readonly string[] {
  const [, place = name, country] = /^([^,]+), ?([^,]+)$/.exec(name) ?? [];
  const matches = ZONE_NAMES.filter((known) => known.name === place);
  const within = country === undefined ? matches : matches.filter(({ zone }) => COUNTRY_NAMES.get(zone)?.has(country));
  const kind = KINDS.find((each) => within.some((match) => match.kind === each));
  return [...new Set(within.filter((match) => match.kind === kind).map(({ zone }) => zone))].sort(byRenown);
}

const byRenown = (a: string, b: string): number =>
  (ZONE_RENOWN.get(b) ?? 0) - (ZONE_RENOWN.get(a) ?? 0) || (a < b ? -1 : 1);

const unknown = (reason: string, closest: readonly string[]): UnknownZone => ({
  reason,
  closest: closest.slice(0, CLOSEST),
});

const list = (zones: readonly string[]): string => either(zones.slice(0, CLOSEST));

const OFFSET = /^(?:(?:utc|gmt)\s*([+−–-])\s*|([+−–-]))(\d{1,2})(?::?(\d{2}))?$/i;

/** `UTC+2`, `+02:00`: the zones of IANA that stand still, which are named the other way round and by the hour. */
function findOffset(typed: string): { readonly zone: string } | UnknownZone | undefined {
  const [, behind, alone, hours = '', minutes = '00'] = OFFSET.exec(typed.trim()) ?? [];
  const sign = behind ?? alone;
  if (sign === undefined) return undefined;
  const hour = Number(hours);
  const ahead = (hour * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  if (Number(minutes) !== 0 || hour > (sign === '+' ? 14 : 12)) {
    const zones = zonesAhead(ahead).toSorted(byRenown);
    const like = zones.length > 0 ? list(zones) : 'Kyiv or New York';
    return unknown(`No zone goes by “${typed.trim()}”: name a city, like ${like}.`, zones);
  }
  return { zone: hour === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${hour}` };
}

/** Zones that the rules have and the list of names has not, like `Etc/GMT-2`. */
function findInstalled(typed: string): { readonly zone: string } | undefined {
  const name = typed.replace(/\s+/g, '_');
  if (!name.includes('/') || !isInstalled(name)) return undefined;
  return { zone: new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone };
}

/** Names alike by Jaro and Winkler (1990), of places and cities where a region is wrong. */
function closestTo(typed: string, name: string): UnknownZone {
  const last = foldZone(typed.slice(typed.lastIndexOf('/') + 1, LONGEST));
  const likeness = new Map<string, number>();
  for (const known of ZONE_NAMES) {
    if (known.kind === 'time' || known.kind === 'country') continue;
    const alike = JaroWinklerDistance(known.kind === 'iana' ? name : last, known.name);
    likeness.set(known.zone, Math.max(alike, likeness.get(known.zone) ?? 0));
  }
  const closest = [...likeness].sort(([a, x], [b, y]) => y - x || byRenown(a, b)).map(([zone]) => zone);
  const stranger = `“${typed.trim().slice(0, LONGEST)}” is not a time zone I know.`;
  // Letters that no name is written in are like none of them.
  if (Math.max(...likeness.values()) === 0) {
    return unknown(`${stranger} Name a large city in Latin letters, like Kyiv or New York.`, []);
  }
  return unknown(`${stranger} Closest: ${list(closest)}. A larger city nearby does, too.`, closest);
}

/** A zone to be chosen from a list. */
export interface ZoneChoice {
  readonly zone: string;
  /** `Europe/Kyiv (UTC+3): Kyiv, Kharkiv, Odesa, Dnipro`, at most 100 characters. */
  readonly label: string;
}

/** Zones by what somebody has typed so far of a zone, a city, a country or an abbreviation; the best known first. */
export function completeZones(typed: string, now: Date, most: number): readonly ZoneChoice[] {
  const begun = foldZone(typed.slice(0, LONGEST));
  const ranks = new Map<string, number>();
  for (const known of ZONE_NAMES) {
    const rank = rankOf(known, begun);
    if (rank !== undefined) ranks.set(known.zone, Math.min(rank, ranks.get(known.zone) ?? rank));
  }
  const zones = [...ranks].sort(([a, x], [b, y]) => x - y || byRenown(a, b)).map(([zone]) => zone);
  const found = zones.length > 0 ? zones : closestTo(typed, begun).closest;
  return found
    .filter(isInstalled)
    .slice(0, most)
    .map((zone) => ({ zone, label: labelOf(zone, now) }));
}

/** The lower the nearer: exact, the begin of a name, of a word in it; each by the kind of the name. */
function rankOf({ name, kind }: ZoneName, begun: string): number | undefined {
  const nearness = name === begun ? 0 : name.startsWith(begun) ? 1 : name.includes(` ${begun}`) ? 2 : undefined;
  return nearness === undefined ? undefined : nearness * KINDS.length + KINDS.indexOf(kind);
}

function labelOf(zone: string, now: Date): string {
  const cities = ZONE_CITIES.get(zone)?.join(', ');
  const offset = showOffset(now, zone);
  const label = `${zone}${offset === zone ? '' : ` (${offset})`}${cities ? `: ${cities}` : ''}`;
  return label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1)}…`;
}
