/** One language each; natural has types for all of them together alone, which load dictionaries of others, too. */
declare module 'natural/lib/natural/stemmers/porter_stemmer*.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

/** English step by step, each from a word to a word. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  type Step = 'step1a' | 'step1b' | 'step1c' | 'step2' | 'step3' | 'step4' | 'step5a' | 'step5b';
  const stemmer: { stem(word: string): string } & { readonly [name in Step]: (word: string) => string };
  export default stemmer;
}
