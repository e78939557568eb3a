/** `find`, asked once of every object: what it found is remembered as long as the object lives. */
export function remembered<Key extends object, Found extends NonNullable<unknown>>(
  find: (key: Key) => Found,
): (key: Key) => Found {
  const kept = new WeakMap<Key, Found>();
  return (key) => {
    let found = kept.get(key);
    if (found === undefined) {
      found = find(key);
      kept.set(key, found);
    }
    return found;
  };
}
