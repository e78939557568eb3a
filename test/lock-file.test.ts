import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** Where Node would look for a dependency of the package at `place`, nearest first. */
function* placesOf(dependency: string, place: string): Generator<string> {
  yield place === '' ? `node_modules/${dependency}` : `${place}/node_modules/${dependency}`;
  const parent = place.lastIndexOf('/node_modules/');
  if (place !== '') yield* placesOf(dependency, parent < 0 ? '' : place.slice(0, parent));
}

// npm drops from the lock what a registry lacks, and the program then fails on the platform that needed it.
it('locks every optional dependency, those of other platforms too', () => {
  const optional = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((dependency) => ({ place, dependency })),
  );

  const missing = optional.filter(({ place, dependency }) =>
    [...placesOf(dependency, place)].every((at) => packages[at] === undefined),
  );

  expect(optional.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

it('names no registry, so that it installs through any', () => {
  const resolved = Object.values(packages).filter((entry) => entry.resolved !== undefined);

  expect(resolved).toEqual([]);
});
