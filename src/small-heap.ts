/**
 * For a thread that is not to take more memory than it uses: by itself V8 lets the young objects of each thread have
 * 48 MB before it looks through them.
 */
export const SMALL_HEAP = { maxYoungGenerationSizeMb: 6 } as const;
