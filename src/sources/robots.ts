/** A rule of robots.txt: a path pattern as RFC 9309 has it, with `*` and a closing `$`. */
interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

/** Whether a path with its query may be fetched. */
export type RobotsRules = (path: string) => boolean;

/**
 * Reads a robots.txt (RFC 9309) for one robot, by its product name: the rules of all its groups, else those for `*`.
 * The longest rule that matches decides; of two as long, the one that allows. No packages' reader is used, because the
 * file is a stranger's: theirs take minutes over one written to be slow, this one's time is linear in the file.
 */
export function readRobots(text: string, product: string): RobotsRules {
  const groups = readGroups(text);
  const name = product.toLowerCase();
  const rules = groups.get(name) ?? groups.get('*') ?? [];
  return (path) => {
    const target = normalise(path);
    if (target === '/robots.txt') return true;
    const matching = rules.filter(({ pattern }) => matches(pattern, target));
    const longest = Math.max(0, ...matching.map(({ pattern }) => pattern.length));
    const deciding = matching.filter(({ pattern }) => pattern.length === longest);
    return deciding.length === 0 || deciding.some(({ allow }) => allow);
  };
}

function readGroups(text: string): ReadonlyMap<string, readonly Rule[]> {
  const groups = new Map<string, Rule[]>();
  let named: string[] = [];
  let inRules = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const field = line.slice(0, colon).replace('\ufeff', '').trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .replace(/#.*/, '')
      .trim();
    if (field === 'user-agent') {
      if (inRules) named = [];
      inRules = false;
      const name = value.toLowerCase().replace(/[/\s].*/, '');
      named.push(name);
      if (!groups.has(name)) groups.set(name, []);
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true;
      const rule = { allow: field === 'allow', pattern: normalise(value) };
      if (value !== '') for (const name of named) groups.get(name)!.push(rule);
    }
  }
  return groups;
}

/** Greedy from the left is enough where `*` is the only wildcard. */
function matches(pattern: string, path: string): boolean {
  const whole = pattern.endsWith('$');
  const [first = '', ...parts] = (whole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = whole ? parts.pop() : undefined;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!whole) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}

/** Escapes compare alike: `%7e` as `~`, `é` as its UTF-8 octets. */
function normalise(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const letter = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[\w.~-]/.test(letter) ? letter : octet.toUpperCase();
    })
    .replace(/[^\x21-\x7e]+/g, (letters) => Buffer.from(letters).toString('hex').toUpperCase().replace(/../g, '%$&'));
}
