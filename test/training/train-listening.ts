/**
 * Trains the weights by which a plain message in a thread is taken for a question to the bot, prints how they do on
 * lines of sets they were not trained on, and writes src/app/chat/listening-weights.ts.
 *
 *   npm run train:listening
 *
 * The lines are those of test/fixtures/listening. A whole set is left out at a time, as its threads are of their own:
 * that comes nearest to what a thread about something else will meet with.
 */
import { writeFileSync } from 'node:fs';
import { readMessage } from '../../src/app/chat/listen.ts';
import type { Signs } from '../../src/app/chat/signs.ts';
import { readLabelledSets } from './listening-lines.ts';
import { chance, trainLogistic } from './training.ts';

/** The chance from which is answered is the least with so much right silence on sets left out. */
const SILENCE_WANTED = 0.955;

const lines = readLabelledSets().flatMap(({ name, lines }) =>
  lines.flatMap(({ text, answer, told, toldWidely }) =>
    [told, toldWidely].map((stems) => ({
      set: name,
      answer,
      wide: stems === toldWidely,
      read: readMessage(text, stems),
    })),
  ),
);
const sets = [...new Set(lines.map(({ set }) => set))];

const held = sets.flatMap((set) => {
  const weights = train(lines.filter((line) => line.set !== set));
  return lines.filter((line) => line.set === set).map((line) => ({ ...line, chance: chanceOf(line.read, weights) }));
});
const chances = Array.from({ length: 50 }, (_, step) => (40 + step) / 100);
const answeredFrom = chances.find((least) => silenceOf(held, least) >= SILENCE_WANTED) ?? 0.9;

for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) report(`answered from ${least}`, held, least);
for (const set of sets)
  report(
    `set ${set}`,
    held.filter((line) => line.set === set),
    answeredFrom,
  );
for (const wide of [false, true])
  report(
    `all, each set left out in turn, below ${wide ? 'many articles' : 'one article'}, answered from ${answeredFrom}`,
    held.filter((line) => line.wide === wide),
    answeredFrom,
  );

const weights = train(lines);
const fitted = lines.map((line) => ({ ...line, chance: chanceOf(line.read, weights) }));
report('all, as trained on', fitted, answeredFrom);
writeFileSync('src/app/chat/listening-weights.ts', weightsFile(weights));

type Line = (typeof lines)[number];
type Judged = Line & { readonly chance: number };

function train(some: readonly Line[]): Float64Array {
  return trainLogistic(
    some.flatMap(({ read, answer }) => (typeof read === 'boolean' ? [] : { values: vector(read), positive: answer })),
  );
}

function vector(signs: Signs): Float64Array {
  return Float64Array.from(Object.values(signs));
}

function chanceOf(read: Line['read'], weights: Float64Array): number {
  return typeof read === 'boolean' ? Number(read) : chance(weights, vector(read));
}

function silenceOf(judged: readonly Judged[], least: number): number {
  const talk = judged.filter(({ answer }) => !answer);
  return talk.filter((line) => line.chance < least).length / talk.length;
}

function report(what: string, judged: readonly Judged[], least: number): void {
  const asked = judged.filter(({ answer }) => answer);
  const talk = judged.filter(({ answer }) => !answer);
  const answered = asked.filter((line) => line.chance >= least).length;
  const silent = talk.filter((line) => line.chance < least).length;
  console.log(
    `${what}: silence ${silent} of ${talk.length} (${percent(silent / talk.length)}), ` +
      `answering ${answered} of ${asked.length} (${percent(answered / asked.length)})`,
  );
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function weightsFile(trained: Float64Array): string {
  const names = Object.keys(lines.map(({ read }) => read).find((read) => typeof read !== 'boolean')!);
  const rows = names.map((name, at) => `  ${name}: ${Number(trained[at]!.toFixed(2))},`).join('\n');
  return `import type { Signs } from './signs.ts';

/** What each sign counts for a question to the bot. Trained by \`npm run train:listening\`, which writes this file. */
export const LISTENING_WEIGHTS: Readonly<Record<keyof Signs, number>> = {
${rows}
};

/** The chance, 0 to 1, from which a message is answered. */
export const ANSWERED_FROM = ${answeredFrom};
`;
}
