import type { Config } from './config.ts';

/** How the web is read. Plain data: it passes between threads. */
export interface WebSettings {
  readonly userAgent: string;
  readonly allowPrivate: readonly string[];
}

const VERSION = '0.1.0';

/** Who reads, as sites see it, and what of the operator's own network may be read. */
export const webSettings = ({ botContact, allowPrivateSources }: Config): WebSettings => ({
  userAgent: `Briefdesk/${VERSION} (${botContact === undefined ? 'news briefing bot' : `+${botContact}`})`,
  allowPrivate: allowPrivateSources,
});
