import type { DigestWishes, Timing } from './subscription.ts';

/** What a person wants of the channel's digests, whatever they typed or clicked. */
export type DigestCommand =
  | {
      readonly kind: 'add';
      readonly topics: readonly string[];
      /** Without a zone: the person's, the workspace's, or the operator's. */
      readonly schedule: string;
      readonly zone?: string;
      readonly wishes: Partial<DigestWishes>;
    }
  /** Opens a form; filled in with what is known already. */
  | { readonly kind: 'form'; readonly topics?: readonly string[]; readonly subscription?: string }
  | { readonly kind: 'list' | 'help' }
  /** Without an id: the channel's only one. */
  | { readonly kind: 'preview' | 'now' | 'pause' | 'resume' | 'remove'; readonly subscription?: string }
  | { readonly kind: 'edit'; readonly subscription?: string; readonly change: DigestChange }
  /** `reason` is a sentence that says what to type instead. */
  | { readonly kind: 'misunderstood'; readonly reason: string };

export interface DigestChange {
  readonly topics?: readonly string[];
  readonly timing?: Partial<Timing>;
  readonly wishes?: Partial<DigestWishes>;
}
