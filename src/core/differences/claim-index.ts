import { oppositesOf } from '../words/opposites.ts';
import type { Claim } from './claims.ts';

/** What has been met of claims, to find those that may contradict a further one. */
interface ClaimIndex {
  add(claim: Claim): void;
  /** The claims added that hold a word opposite to one of the claim's, or deny one of its words, or the reverse. */
  opposing(claim: Claim): ReadonlySet<Claim>;
}

export function indexClaims(): ClaimIndex {
  const told = new Map<string, Claim[]>();
  const denied = new Map<string, Claim[]>();
  const turning = new Map<string, Claim[]>();
  return {
    add: (claim) => {
      addTo(told, claim.classes, claim);
      addTo(denied, claim.denied, claim);
      addTo(turning, claim.turning, claim);
    },
    opposing: (claim) => {
      const turned = claim.turning.flatMap((stem) => oppositesOf(stem).flatMap((other) => turning.get(other) ?? []));
      const affirming = [...claim.denied].flatMap((word) => told.get(word) ?? []);
      const denying = [...claim.classes].flatMap((word) => denied.get(word) ?? []);
      return new Set([...turned, ...affirming, ...denying]);
    },
  };
}

/** Puts a claim under each of the words it goes by. */
export function addTo(index: Map<string, Claim[]>, keys: Iterable<string>, claim: Claim): void {
  for (const key of keys) {
    const known = index.get(key);
    if (known) known.push(claim);
    else index.set(key, [claim]);
  }
}
