import { folderSource } from '../../src/sources/folder.ts';

/**
 * A process of its own that reads a folder and prints its items as JSON. Root may read everywhere, so it first becomes
 * a user who may not.
 */
if (process.getuid?.() === 0) {
  process.setgid?.(65534);
  process.setuid?.(65534);
}
const items: unknown[] = [];
for await (const item of folderSource(process.argv[2]!).read()) items.push(item);
console.log(JSON.stringify(items));
