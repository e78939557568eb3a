import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomNode, depthOf, isTooHeavy, parseDocument, plainText } from './dom-text.ts';
import { type PageDetails, readPageDetails } from './page-details.ts';

/** What a page's article says and what the page tells about it; whatever it does not tell is absent. */
interface Page extends PageDetails {
  readonly text: string;
}

export type PageRead =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'unreadable'; readonly reason: string };

const LONGEST_HTML = 5_000_000;
/** The extractor's work grows faster with the depth than the parser's; pages people read stay below. */
const DEEPEST_EXTRACTED = 100;
const MOST_ELEMENTS_EXTRACTED = 30_000;
const FEWEST_LETTERS = 20;

/**
 * Takes the article out of an HTML page. `url` is where the page came from, where that is known; relative addresses are
 * resolved against it. Pages too large or too deeply nested are refused before they cost time.
 */
export function extractPage(html: string, url?: string): PageRead {
  if (html.length > LONGEST_HTML) return unreadable('is a page of more than 5 MB: save only its text, as .txt');
  if (isTooHeavy(html)) {
    return unreadable('has more mark-up than an article: save only its text, as .txt');
  }
  const document = parseDocument(html);
  const details = readPageDetails(document, html, url);
  const { title, text } = extractText(document);
  if ((text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS)
    return unreadable('holds no article text: save its text as .txt');
  const named = details.title ?? title;
  return { kind: 'page', page: { ...details, ...(named !== undefined && { title: named }), text } };
}

function extractText(document: DomDocument): { readonly title?: string; readonly text: string } {
  const plain = plainBody(document);
  if (!document.documentElement || depthOf(document.documentElement) > DEEPEST_EXTRACTED) return { text: plain };
  try {
    const found = new Readability<DomNode>(document as never, {
      maxElemsToParse: MOST_ELEMENTS_EXTRACTED,
      serializer: (node) => node as unknown as DomNode,
    }).parse();
    const text = found?.content ? plainText(found.content) : '';
    const title = found?.title?.trim();
    return { ...(title && { title }), text: text.length >= FEWEST_LETTERS ? text : plain };
  } catch {
    // Too many elements, or mark-up it stumbles over: the page's own words are better than none.
    return { text: plain };
  }
}

/** The words of the page's main part, read before the extractor changes the document. */
function plainBody(document: DomDocument): string {
  const root = document.querySelector('article') ?? document.querySelector('main') ?? document.body;
  return root ? plainText(root) : '';
}

function unreadable(reason: string): PageRead {
  return { kind: 'unreadable', reason };
}
