/** A name by its last word, so that "Ruiz" meets "Ana Ruiz". */
export const nameKey = (name: string): string =>
  (
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .at(-1) ?? name
  ).replace(/[.’']/g, '');
