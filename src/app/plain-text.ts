import { withoutSequences } from '../core/words/escape-sequences.ts';

/**
 * Characters that steer instead of show: controls, direction marks, zero-width, filling and tag characters, soft
 * hyphens, and the variants of a supplement in which words can be hidden.
 */
const STEERING =
  /[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|[\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/**
 * Text from articles and people as one harmless line: no escape sequences, no control, direction or zero-width
 * characters, white space folded. What a platform gives meaning to (`@`, `<`, `*`) is left to its renderer.
 */
export function harmless(text: string): string {
  return withoutSequences(text)
    .replace(STEERING, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Only what a person may safely open: an http or https address; undefined for any other. */
export function safeAddress(url: string): string | undefined {
  const address = harmless(url);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).href;
}

/** A span in quotation marks, unless it has its own. */
export const inQuotes = (text: string): string => (/^["“”„«]/.test(text) ? text : `“${text}”`);
