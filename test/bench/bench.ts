import { pathToFileURL } from 'node:url';
import { benchConnected } from './connected.ts';
import { benchCore } from './core.ts';
import { benchFanOut } from './fan-out.ts';
import { benchIngest } from './ingest.ts';
import { type BenchOptions, printSection, type Section } from './measure.ts';
import { benchQuality } from './quality.ts';
import { benchReady } from './ready.ts';
import { benchSources } from './sources.ts';
import { benchStore } from './store.ts';
import { benchArrivals, benchGrouping } from './stories.ts';
import { benchTasks } from './tasks.ts';

type Bench = (options: BenchOptions) => Promise<Section>;

const SECTIONS: Readonly<Record<string, readonly Bench[]>> = {
  core: [benchCore],
  store: [benchStore],
  ingest: [benchIngest],
  sources: [benchSources],
  ready: [benchReady],
  chat: [benchConnected],
  digests: [benchFanOut],
  stories: [benchGrouping],
  quality: [benchQuality, benchTasks, benchArrivals],
};

/** Runs the named sections, or all, one after another; `report` gets each as soon as it is measured. */
export async function runBench(
  names: readonly string[],
  options: BenchOptions,
  report: (section: Section) => void,
): Promise<void> {
  for (const name of names.length > 0 ? names : Object.keys(SECTIONS)) {
    const benches = SECTIONS[name];
    if (!benches) throw new Error(`no section ${name}; there are ${Object.keys(SECTIONS).join(', ')}`);
    for (const bench of benches) report(await bench(options));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const words = process.argv.slice(2);
  const names = words.filter((word) => !word.startsWith('--'));
  const articles = Number(words.find((word) => word.startsWith('--articles='))?.slice('--articles='.length));
  const options = {
    tiny: words.includes('--tiny'),
    evalData: process.env.EVAL_DATA,
    ...(articles > 0 && { articles }),
  };
  await runBench(names, options, (section) => console.log(printSection(section)));
}
