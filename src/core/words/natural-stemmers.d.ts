/** One language each; natural has types for all of them together alone, which load dictionaries of others, too. */
declare module 'natural/lib/natural/stemmers/porter_stemmer*.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
