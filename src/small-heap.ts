/**
 * For a thread that is not to take more memory than it uses: by itself V8 lets the young objects of each thread have
 * 48 MB before it looks through them, and old ones grow to several times what was left at the last look, the more so
 * the more memory the machine has. With a limit they grow by a third.
 */
export const SMALL_HEAP = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 384 } as const;
