import type { DigestWishes, Timing } from './subscription.ts';

/** What a person wants of the channel's digests, whatever they typed or clicked. */
export type DigestCommand =
  | {
      readonly kind: 'add';
      readonly topics: readonly string[];
      /** Without a zone: the person's, the workspace's, or the operator's. */
      readonly schedule: string;
      readonly zone?: string;
      readonly wishes: SaidWishes;
    }
  /** Opens a form for a new one; filled in with what is known already. */
  | { readonly kind: 'form'; readonly topics?: readonly string[] }
  | { readonly kind: 'list' | 'help' }
  /** Without topics: those of a subscription. */
  | { readonly kind: 'preview'; readonly subscription?: string; readonly topics?: readonly string[] }
  /** Without an id: the channel's only one. */
  | { readonly kind: 'now' | 'pause' | 'resume' | 'remove'; readonly subscription?: string }
  /** An empty change is asked for in a form. */
  | { readonly kind: 'edit'; readonly subscription?: string; readonly change: DigestChange }
  /** `reason` is a sentence that says what to type instead. */
  | { readonly kind: 'misunderstood'; readonly reason: string };

export interface DigestChange {
  readonly topics?: readonly string[];
  readonly timing?: Partial<Timing>;
  readonly wishes?: SaidWishes;
}

/** Absent: as usual, or as it was. */
export interface SaidWishes extends Partial<Omit<DigestWishes, 'review'>> {
  /** Who says so reviews the drafts; unapproved they are posted or held. `none`: no review. */
  readonly review?: 'none' | NonNullable<DigestWishes['review']>['unapproved'];
}

/** More is wanted than was said: it is asked for in a form, where there can be one. */
export const needsForm = (command: DigestCommand): boolean =>
  command.kind === 'form' || (command.kind === 'edit' && Object.keys(command.change).length === 0);
