import type { Fetcher } from '../src/sources/fetch.ts';
import type { Fetched } from '../src/sources/fetched.ts';

type Answer = Partial<Extract<Fetched, { kind: 'fetched' }>> & { readonly text: string };

/** What lies at each address: a text, or why there is none. `asked` tells what was fetched, in order. */
export interface StandInWeb {
  readonly fetcher: Fetcher;
  readonly asked: string[];
  put(address: string, answer: string | Answer | Extract<Fetched, { kind: 'refused' | 'failed' }>): void;
}

/** A web in memory. An answer with an ETag is given once; the same tag sent along gets "not modified". */
export function standInWeb(): StandInWeb {
  const answers = new Map<string, Fetched>();
  const asked: string[] = [];
  return {
    asked,
    put: (url, answer) => {
      if (typeof answer !== 'string' && 'code' in answer) {
        answers.set(url, answer);
        return;
      }
      const given = typeof answer === 'string' ? { text: answer } : answer;
      const contentType = /<html/i.test(given.text) ? 'html' : 'xml';
      answers.set(url, { kind: 'fetched', url, contentType, ...given });
    },
    fetcher: {
      get: async (url, { etag }) => {
        asked.push(url);
        const answer = answers.get(url);
        if (!answer) return { kind: 'failed', code: 'fetch-missing', reason: 'The site has nothing at this address' };
        if (answer.kind !== 'fetched' || etag === undefined || answer.etag !== etag) return answer;
        return { kind: 'not-modified', url, etag };
      },
      close: async () => {},
    },
  };
}

/** An RSS feed of the items' inner XML. */
export const rss = (items: readonly string[], title = 'Tarn Herald'): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;

/** A page with an article of these paragraphs. */
export const page = (title: string, ...paragraphs: readonly string[]): string =>
  `<html><head><title>${title}</title><meta property="og:title" content="${title}"></head><body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
