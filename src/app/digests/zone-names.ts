import { rawTimeZones, timeZonesNames } from '@vvo/tzdb';

/** Something a zone goes by, folded. */
export interface ZoneName {
  readonly name: string;
  /** IANA name, the present one. */
  readonly zone: string;
  readonly kind: 'iana' | 'place' | 'city' | 'country' | 'time';
}

/** `Europe/Kyiv`, `new_york` and `São Paulo` in small letters without marks, words apart. */
export const foldZone = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\s_/-]+/g, ' ')
    .trim();

const placeOf = (zone: string): string => foldZone(zone.slice(zone.lastIndexOf('/') + 1));

const present = new Set(timeZonesNames);

/** A group holds every name for one time: those with a present name of their own are zones of their own. */
const former = rawTimeZones.flatMap(({ name: zone, group }) =>
  group.filter((name) => !present.has(name)).map((name) => ({ name, zone })),
);

/** `EST` and `CET` are old names of single zones, too, but whoever types one means the time of many. */
const abbreviations = new Set(
  rawTimeZones.flatMap(({ abbreviation, dstAbbreviation }) => [abbreviation, dstAbbreviation ?? abbreviation]),
);

const named = (kind: ZoneName['kind'], zone: string, ...names: readonly string[]): readonly ZoneName[] =>
  [...new Set(names.map(foldZone))].map((name) => ({ name, zone, kind }));

const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  GB: ['UK', 'England', 'Scotland', 'Wales'],
  US: ['USA', 'America'],
  AE: ['UAE'],
};

/** All that zones go by; the data are those of the IANA database and of GeoNames. */
export const ZONE_NAMES: readonly ZoneName[] = [
  ...named('iana', 'UTC', 'UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Zulu', 'Z'),
  ...timeZonesNames.flatMap((zone) => [...named('iana', zone, zone), ...named('place', zone, placeOf(zone))]),
  ...former
    .filter(({ name }) => !abbreviations.has(name))
    .flatMap(({ name, zone }) => [...named('iana', zone, name), ...named('place', zone, placeOf(name))]),
  ...named('place', 'Europe/London', 'UK'),
  ...named('place', 'America/New_York', 'NYC', 'ET'),
  ...named('place', 'America/Chicago', 'CT'),
  ...named('place', 'America/Denver', 'MT'),
  ...named('place', 'America/Los_Angeles', 'PT'),
  ...rawTimeZones.flatMap(({ name: zone, mainCities, countryName, alternativeName, abbreviation, dstAbbreviation }) => [
    ...named('city', zone, ...mainCities),
    ...named('country', zone, countryName),
    ...named('time', zone, alternativeName.replace(/ Time$/, ''), abbreviation, dstAbbreviation ?? abbreviation),
  ]),
];

/** Of how many names a zone is the present one: the more, the better known it is. */
export const ZONE_RENOWN: ReadonlyMap<string, number> = new Map(
  rawTimeZones.map(({ name, group }) => [name, group.length]),
);

/** A zone's largest cities, for people who look for one of them. */
export const ZONE_CITIES: ReadonlyMap<string, readonly string[]> = new Map(
  rawTimeZones.map(({ name, mainCities }) => [name, mainCities]),
);

/** Zones whose clock is so many minutes ahead of UTC where it has not been put forward. */
export const zonesAhead = (minutes: number): readonly string[] =>
  rawTimeZones.flatMap(({ name, rawOffsetInMinutes }) => (rawOffsetInMinutes === minutes ? name : []));

/** What people call the country of a zone behind a city, folded. */
export const COUNTRY_NAMES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  rawTimeZones.map(({ name, countryName, countryCode }) => [
    name,
    new Set([countryName, countryCode, ...(SHORT_NAMES[countryCode] ?? [])].map(foldZone)),
  ]),
);
