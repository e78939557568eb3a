import type { WatchReader, Web } from './app/web.ts';
import { createFetcher } from './sources/fetch.ts';
import { createWeb } from './sources/web.ts';
import type { WebSettings } from './web-settings.ts';

export interface OpenWeb {
  readonly web: Web & WatchReader;
  close(): Promise<void>;
}

export function openWeb(settings: WebSettings): OpenWeb {
  const fetcher = createFetcher(settings);
  return { web: createWeb(fetcher, () => new Date()), close: () => fetcher.close() };
}
