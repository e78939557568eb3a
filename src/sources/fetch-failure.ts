import { BriefdeskError } from '../core/errors.ts';

/** Why nothing was fetched. */
export type FetchCode =
  /** Not an http(s) address, or one with a name and password in it. */
  | 'fetch-address'
  | 'fetch-private'
  /** The site asks robots to stay away from the page. */
  | 'fetch-robots'
  /** Not a text, e.g. an image. */
  | 'fetch-type'
  | 'fetch-too-large'
  /** Packed or written in a way that can't be read. */
  | 'fetch-encoding'
  | 'fetch-redirects'
  | 'fetch-dns'
  | 'fetch-timeout'
  | 'fetch-unreachable'
  | 'fetch-certificate'
  /** 401, 403, 451 and their like. */
  | 'fetch-refused'
  | 'fetch-missing'
  /** 410: it won't come back. */
  | 'fetch-gone'
  /** 429 and 503: later. */
  | 'fetch-busy'
  | 'fetch-status'
  /** The answer breaks off or is no HTTP. */
  | 'fetch-broken'
  /** The caller, or the end of the process, stopped it. */
  | 'fetch-stopped';

/** Such that trying again later is no use: the address, or what lies there, is not for Briefdesk. */
const REFUSALS: ReadonlySet<FetchCode> = new Set(['fetch-address', 'fetch-private', 'fetch-robots', 'fetch-type']);

export interface FetchFailure {
  /** `refused`: Briefdesk doesn't fetch such a thing. `failed`: it tried. */
  readonly kind: 'refused' | 'failed';
  readonly code: FetchCode;
  /** A sentence for people, without the address's path and query: they may hold a token. */
  readonly reason: string;
  /** Seconds the site asks to wait. */
  readonly retryAfter?: number;
}

export function failure(code: FetchCode, reason: string, retryAfter?: number): FetchFailure {
  const kind = REFUSALS.has(code) ? 'refused' : 'failed';
  return { kind, code, reason, ...(retryAfter !== undefined && { retryAfter }) };
}

/** The same, on its way up. */
export function fetchError(code: FetchCode, reason: string, cause?: unknown): BriefdeskError {
  return new BriefdeskError(code, reason, { cause });
}

/** Of an error out of `fetchError`; any other is a defect and thrown on. */
export function failureOf(error: unknown): FetchFailure {
  if (error instanceof BriefdeskError && error.code.startsWith('fetch-'))
    return failure(error.code as FetchCode, error.message);
  throw error;
}

/** What an error of the network, of TLS or of undici means for a person. */
export function explainError(error: unknown, host: string): BriefdeskError {
  if (error instanceof BriefdeskError) return error;
  const [code, reason] = explain(codeOf(error));
  return fetchError(code, `${host} ${reason}`, error);
}

/** Several addresses tried at once fail with one error that holds theirs. */
function codeOf(error: unknown): string {
  const { code, errors } = error as NodeJS.ErrnoException & { errors?: readonly NodeJS.ErrnoException[] };
  return code ?? errors?.[0]?.code ?? '';
}

function explain(code: string): readonly [FetchCode, string] {
  if (/^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code))
    return ['fetch-certificate', 'shows a certificate that is not valid: its operator has to renew it'];
  if (/^(?:ERR_SSL_|EPROTO)/.test(code)) return ['fetch-certificate', 'speaks no TLS that is safe: try http://'];
  if (code.startsWith('HPE_')) return ['fetch-broken', 'gave an answer that is not HTTP'];
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return ['fetch-dns', 'is not a known host: check the spelling'];
    case 'EAI_AGAIN':
    case 'ESERVFAIL':
    case 'ETIMEOUT':
      return ['fetch-dns', 'could not be looked up just now'];
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return ['fetch-unreachable', 'takes no connections'];
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return ['fetch-timeout', 'did not answer'];
    case 'UND_ERR_HEADERS_OVERFLOW':
      return ['fetch-too-large', 'sent headers larger than a page needs'];
    default:
      return ['fetch-broken', 'broke off in the middle of its answer'];
  }
}
