/** What a mention names. `name` is a proper name whose kind the text does not show. */
export type MentionKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'name'
  | 'date'
  | 'duration'
  | 'money'
  | 'percent'
  | 'quantity';

/** How an amount is hedged: "at least 12" is `atLeast`, "nearly 100" `about`; unhedged amounts have none. */
export type Bound = 'exactly' | 'about' | 'atLeast' | 'atMost';

/** What a date says, and nothing it leaves open. Months from 1, weekdays from 0 (Sunday). */
export interface CalendarDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** The last day of "9–11 May", the last year of "2005–2010". */
  readonly toDay?: number;
  readonly toYear?: number;
  readonly weekday?: number;
  readonly century?: number;
  /** As written, lower case: "last week", "two days ago". */
  readonly relative?: string;
}

/** A name, time or amount in a text: `text` is its slice `[start, end)`; an amount's hedge is part of it. */
export interface Mention {
  readonly kind: MentionKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Amounts: the number, in `unit`s (durations in hours, money in the currency's code, percent in points, measures in SI units). */
  readonly value?: number;
  /** The highest value of a range ("10 to 15") or of a vague amount ("dozens"). */
  readonly upTo?: number;
  readonly unit?: string;
  readonly bound?: Bound;
  /** Quantities: the noun counted, lower case ("people", "killed"). */
  readonly of?: string;
  /** Persons: the title before the name ("President"), not part of it. */
  readonly title?: string;
  readonly when?: CalendarDate;
}
