import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import { BriefdeskError } from '../core/errors.ts';
import { isPublicAddress } from './addresses.ts';

/** All addresses of a name; throws where it has none. */
type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Makes a connector that dials one of these addresses, whatever the name says. */
export type Dial = (addresses: readonly string[]) => buildConnector.connector;

export interface GuardOptions {
  /** Hosts that may have private addresses: `intranet.example`, `[fd00::1]`, or `intranet.example:8080` for one port. */
  readonly allowPrivate: readonly string[];
  readonly resolve?: Resolve;
  readonly dial?: Dial;
}

/**
 * A connector for undici that reaches public addresses only. A name is resolved once a connection; all its addresses
 * have to be public, those very ones are connected to, and the peer that answered is looked at again.
 */
export function guardedConnector(options: GuardOptions): buildConnector.connector {
  const { allowPrivate, resolve = resolveName, dial = dialPinned } = options;
  const allowed = new Set(allowPrivate.map((host) => host.toLowerCase()));

  async function reach(target: buildConnector.Options): Promise<Connected> {
    const host = target.hostname.toLowerCase();
    const name = isIP(host) === 6 ? `[${host}]` : host;
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    const anywhere = allowed.has(name) || allowed.has(`${name}:${port}`);
    const socket = await connect(dial(await addressesOf(host, resolve, anywhere)), target);
    if (anywhere || isPublicAddress(socket.remoteAddress ?? '')) return socket;
    socket.destroy();
    throw privateHost(host);
  }

  return (target, callback) => {
    reach(target).then(
      (socket) => callback(null, socket),
      (error) => callback(error, null),
    );
  };
}

type Connected = Socket | TLSSocket;

function connect(connector: buildConnector.connector, target: buildConnector.Options): Promise<Connected> {
  return new Promise((resolve, reject) => {
    connector(target, (...[error, socket]) => (error ? reject(error) : resolve(socket)));
  });
}

async function addressesOf(host: string, resolve: Resolve, anywhere: boolean): Promise<readonly string[]> {
  const addresses = isIP(host) ? [host] : await resolve(host);
  if (addresses.length === 0) throw new BriefdeskError('fetch-dns', `${host} has no address: check the spelling`);
  if (anywhere || addresses.every(isPublicAddress)) return addresses;
  throw privateHost(host);
}

async function resolveName(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);
}

/** Undici's own, but the name is not resolved again: a second answer could differ from the one that was checked. */
function dialPinned(addresses: readonly string[]): buildConnector.connector {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  const lookupPinned: LookupFunction = (_hostname, { all }, callback) => {
    if (all) callback(null, pinned);
    else callback(null, pinned[0]!.address, pinned[0]!.family);
  };
  return buildConnector({ lookup: lookupPinned, maxCachedSessions: 0 });
}

function privateHost(host: string): BriefdeskError {
  return new BriefdeskError(
    'fetch-private',
    `${host} is not on the public internet: an operator may allow it in ALLOW_PRIVATE_SOURCES`,
  );
}
