/** Says where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|yclid|msclkid|twclid|igshid|mc_[ce]id|_hs(?:enc|mi)|cmpid|ref_src|at_(?:medium|campaign|link\w*|custom\w*)|ns_(?:mchannel|source|campaign|linkname))$/i;

/**
 * The address that stands for an article: absolute, http(s), without fragment, credentials and tracking parameters,
 * the others in order. Undefined where it is no web address.
 */
export function canonicalAddress(address: string, base?: string): string | undefined {
  if (!URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href;
}
