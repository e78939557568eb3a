import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { isUnclear } from './errors.ts';

/** The other end hangs: an answer later than this is as good as none. */
const TIMEOUT_MS = 20_000;

export interface WebOptions {
  readonly token: string;
  /** Of GovSlack or a proxy. */
  readonly apiUrl?: string;
  readonly log: Logger;
}

/** Slack's Web API. Waits by itself when told to (429), and tries again what failed. */
export const openWeb = ({ token, ...options }: WebOptions): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(options));

/** The same for a look at the start: who waits for it wants to know soon. */
export const openChecking = ({ token, ...options }: WebOptions): webApi.WebClient =>
  new webApi.WebClient(token, { ...clientOptions(options), retryConfig: { retries: 1 } });

/** The same for posting: what fails unclearly is not tried again, for it may have been posted all the same. */
export const openPosting = ({ token, ...options }: WebOptions): webApi.WebClient =>
  new webApi.WebClient(token, {
    ...clientOptions(options),
    retryConfig: WHEN_TOLD_TO_WAIT,
  });

/** A delivery waits in the ledger, not here, and longer than this it is not waited for: see the lease of deliveries. */
const DELIVERY_TIMEOUT_MS = 10_000;

/** The same for deliveries: says at once what went wrong, and leaves it to the ledger when to try again. */
export const openDelivering = ({ token, ...options }: WebOptions): webApi.WebClient =>
  new webApi.WebClient(token, {
    ...clientOptions(options),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: DELIVERY_TIMEOUT_MS,
  });

/** `onFailedAttempt` is p-retry's, which the library hands these to: what it throws ends the tries. */
const WHEN_TOLD_TO_WAIT: webApi.RetryOptions & { readonly onFailedAttempt: (error: unknown) => void } = {
  retries: 10,
  onFailedAttempt: (error) => {
    if (isUnclear(error)) throw error;
  },
};

export function clientOptions({ apiUrl, log }: Omit<WebOptions, 'token'>): webApi.WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger: quietLogger(log),
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 5, maxTimeout: 10_000 },
  };
}

/** The library's warnings and errors; its finer levels print what people wrote, so they are left out. */
export function quietLogger(log: Logger): webApi.Logger {
  const words = (parts: readonly unknown[]): string =>
    `slack: ${parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')}`;
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn(words(parts)),
    error: (...parts) => log.error(words(parts)),
    setLevel: () => {},
    getLevel: () => webApi.LogLevel.WARN,
    setName: () => {},
  };
}
