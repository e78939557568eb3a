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

/**
 * What tells whether two addresses lead to one article: the canonical address without scheme, `www.`, mobile and AMP
 * hosts, AMP marks and a slash at its end. For comparing and as a key; not to be opened.
 */
export function addressKey(address: string): string | undefined {
  const canonical = canonicalAddress(unwrapAmp(address));
  if (canonical === undefined) return undefined;
  const url = new URL(canonical);
  for (const [name, value] of [...url.searchParams]) {
    if (/^amp$/i.test(name) || (/^(?:outputtype|output|format)$/i.test(name) && /^amp$/i.test(value)))
      url.searchParams.delete(name);
  }
  const host = url.host.replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.[^.])/i, '');
  const path = url.pathname
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\/amp\/?$/i, '')
    .replace(/\.amp(?=(?:\.html?)?$)/i, '')
    .replace(/\/+$/, '');
  return `https://${host}${path}/${url.search}`;
}

/** The address inside one of the caches that carry AMP pages. */
function unwrapAmp(address: string): string {
  const cached =
    /^https?:\/\/(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}\/amp\/(s\/)?([^/?#]+\.[^?#]+.*)$/i.exec(address) ??
    /^https?:\/\/[\w.-]+\.cdn\.ampproject\.org\/[a-z]\/(s\/)?([^/?#]+\.[^?#]+.*)$/i.exec(address);
  return cached ? `http${cached[1] ? 's' : ''}://${cached[2]}` : address;
}
