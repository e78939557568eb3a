/**
 * For a thread that is not to take more memory than it uses: by itself V8 lets the young objects of each thread have
 * 48 MB before it looks through them, and old ones grow to several times what was left at the last look, the more so
 * the more memory the machine has. With a limit they grow by a third or half. What takes more than the limit, as a
 * brief of many books would, takes minutes, too.
 */
export const SMALL_HEAP = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 512 } as const;
