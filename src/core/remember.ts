type Memory = WeakMap<object, NonNullable<unknown>>;

/** Of each finder, in the order they were made in. */
const memories: Memory[] = [];

/** `find`, asked once of every object: what it found, plain data, is remembered as long as the object lives. */
export function remembered<Key extends object, Found extends NonNullable<unknown>>(
  find: (key: Key) => Found,
): (key: Key) => Found {
  const kept = new WeakMap<Key, Found>();
  memories.push(kept as Memory);
  return (key) => {
    let found = kept.get(key);
    if (found === undefined) {
      found = find(key);
      kept.set(key, found);
    }
    return found;
  };
}

/** What a finder found of an object. The finder goes by its place, which is the same in this process alone. */
export type Finding = readonly [finder: number, of: object, found: NonNullable<unknown>];

/** All that has been found of these objects; a structured clone of them with it is as good. */
export function findingsOf(objects: readonly object[]): readonly Finding[] {
  return memories.flatMap((memory, finder) =>
    objects.flatMap((of): readonly Finding[] => {
      const found = memory.get(of);
      return found === undefined ? [] : [[finder, of, found]];
    }),
  );
}

/** Remembers what was found before: the finders need not be asked again. */
export function recallFindings(findings: readonly Finding[]): void {
  for (const [finder, of, found] of findings) memories[finder]!.set(of, found);
}
