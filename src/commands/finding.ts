/** What one check of doctor's found. `wrong` needs doing, `note` is good to know. */
export interface Finding {
  readonly kind: 'good' | 'note' | 'wrong';
  readonly about: string;
  readonly text: string;
}
