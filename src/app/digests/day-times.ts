/** Minutes since midnight. */
export type DayTime = number;

const NAMED: ReadonlyMap<string, DayTime> = new Map([
  ['midnight', 0],
  ['noon', 720],
  ['midday', 720],
]);

/** `8`, `8:00`, `08.30`, `0830`, `8h30`, `8am`, `8:30pm`, `noon`; `impossible` for what is written as a time but is none. */
export function readTime(text: string): DayTime | 'impossible' | undefined {
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  const [, hours = '', minutes = '0', seconds = '0', half] =
    /^(\d{1,2})(?:[:.h](\d{2})?(?::(\d{2}))?)?(am|pm|h)?$/.exec(text) ??
    /^(\d{2})(\d{2})()(am|pm|h)?$/.exec(text) ??
    [];
  if (hours === '') return /^-?\d[\d:.]*(?:am|pm|h)?$/.test(text) ? 'impossible' : undefined;
  const hour = Number(hours);
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12 || Number(minutes) > 59) return 'impossible';
    return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minutes);
  }
  return hour > 23 || Number(minutes) > 59 || Number(seconds) > 0 ? 'impossible' : hour * 60 + Number(minutes);
}

/** `8:00`, as a schedule is written. */
export const nameTime = (time: DayTime): string => `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`;

/** `08:00`, as people are shown it. */
export const showTime = (time: DayTime): string => nameTime(time).padStart(5, '0');
