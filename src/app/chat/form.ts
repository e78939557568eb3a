/** What a person fills in, before any platform. At most five fields: Discord shows no more. */
export interface Form {
  readonly name: FormName;
  /** What it is about, e.g. a subscription's id: comes back with what is filled in. At most 40 letters, digits, `-` and `_`. */
  readonly about?: string;
  /** 24 characters at most, as the label of its button. */
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly Field[];
}

/** `add` and `edit` a digest; `note` and `drop` change the draft of one. */
export const FORM_NAMES = ['add', 'edit', 'note', 'drop'] as const;
type FormName = (typeof FORM_NAMES)[number];

export type Field = {
  /** What its value comes back under. */
  readonly name: string;
  /** 45 characters at most. */
  readonly label: string;
  /** 100 characters at most. */
  readonly hint?: string;
} & (
  | {
      readonly kind: 'text';
      readonly value?: string;
      readonly longest: number;
      readonly lines?: true;
      readonly optional?: true;
    }
  /** One of them. */
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly value: string }
  /** Any of them or none; of 25 at most. */
  | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly values: readonly string[] }
);

/** 75 characters at most. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** By field: what was typed, or the values that were chosen. A field left empty is absent, or holds none. */
export type Filled = Readonly<Record<string, readonly string[]>>;

/** A form that was sent. */
export interface FilledForm {
  readonly name: FormName;
  readonly about?: string;
  readonly filled: Filled;
}

/** What cannot be taken, by field, in sentences. */
export type FormProblems = Readonly<Record<string, string>>;

export const typedIn = (filled: Filled, field: string): string => filled[field]?.[0]?.trim() ?? '';
