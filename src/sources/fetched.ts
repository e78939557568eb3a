import { decodeWeb } from './charset.ts';
import { type FetchCode, type FetchFailure, failure } from './fetch-failure.ts';
import type { Followed } from './redirects.ts';
import { maxAge, retryAfter } from './response-headers.ts';
import { type ContentType, nameBinary, sniffText } from './sniff.ts';

/** What an answer said of its state. Given with the next request, the text is only sent again where it changed. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

interface Standing extends Validators {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Present where the address moved for good: to be asked from now on. */
  readonly permanentUrl?: string;
  /** Seconds the site says the answer holds. */
  readonly maxAge?: number;
}

export type Fetched =
  | (Standing & {
      readonly kind: 'fetched';
      readonly text: string;
      /** Told from the text; the header counts where the text doesn't tell. */
      readonly contentType: ContentType;
    })
  | (Standing & { readonly kind: 'not-modified' })
  | FetchFailure;

/** What an answer means: a text, that nothing changed, or why there is none. */
export function readAnswer(followed: Followed, now: Date): Fetched {
  const { status, headers, bytes } = followed.response;
  const host = followed.url.hostname;
  if (status === 304) return { kind: 'not-modified', ...standingOf(followed) };
  if (status < 200 || status > 299) {
    const [code, reason] = explainStatus(status);
    return failure(code, `${host} ${reason} (HTTP ${status})`, retryAfter(headers.get('retry-after'), now));
  }
  const binary = nameBinary(bytes);
  if (binary) return failure('fetch-type', `This address of ${host} holds ${binary}, not a feed or a page`);
  const header = headers.get('content-type') ?? '';
  const text = decodeWeb(bytes, header);
  return { kind: 'fetched', text, contentType: sniffText(text, header), ...standingOf(followed) };
}

function standingOf({ url, permanentUrl, response: { headers } }: Followed): Standing {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  const seconds = maxAge(headers.get('cache-control'));
  return {
    url: url.href,
    ...(permanentUrl && { permanentUrl: permanentUrl.href }),
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
    ...(seconds !== undefined && { maxAge: seconds }),
  };
}

function explainStatus(status: number): readonly [FetchCode, string] {
  switch (status) {
    case 401:
    case 402:
    case 403:
    case 407:
    case 451:
      return ['fetch-refused', 'does not let Briefdesk read this'];
    case 404:
      return ['fetch-missing', 'has nothing at this address: check it'];
    case 410:
      return ['fetch-gone', 'has taken this down for good'];
    case 429:
    case 503:
      return ['fetch-busy', 'asks to come back later'];
    default:
      return ['fetch-status', status >= 500 ? 'has trouble of its own' : 'does not answer this request'];
  }
}
