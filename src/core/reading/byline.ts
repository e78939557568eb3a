import { startsLarge } from '../words/large-letter.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a line that only tells a date is made of, besides numbers. */
const DATE_WORDS = words(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag uhr
  janvier février mars avril juin juillet août septembre octobre novembre décembre
  lundi mardi mercredi jeudi vendredi samedi dimanche
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  lunes martes miércoles jueves viernes sábado domingo
  gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
  janeiro fevereiro março maio junho julho setembro outubro dezembro
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря
  понедельник вторник среда четверг пятница суббота воскресенье
  січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
  понеділок вівторок середа четвер пʼятниця субота неділя
  st nd rd th am pm a m p noon midnight at on de del le der den den um à às ore h год року года г р
  gmt utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet eest ist msk jst
  published posted updated modified first last created released date time issued filed
  veröffentlicht aktualisiert stand publié publicado actualizado pubblicato aggiornato opublikowano
  опубликовано обновлено опубліковано оновлено
  ago hour hours minute minutes min mins day days read yesterday today
`);

const AGENCY =
  /^\(?(?:reuters|ap|afp|dpa|upi|tass|epa|efe|ansa|xinhua|interfax|ukrinform|bloomberg|(?:the )?associated press|press association|bbc news|cnn|al jazeera|deutsche welle)\)?$/i;
const BY = /^(?:by|written by|reported by|story by|von|par|por|di|author|autor|автор|text|текст)(?::\s*|\s)(.+)$/i;
const OFFICE =
  /\b(?:staff|reporter|correspondent|editor|writer|columnist|contributor|bureau|reuters|ap|afp|dpa|bbc|cnn|news|press|times|post|tribune|herald|journal|gazette|guardian|telegraph|chronicle|observer|bloomberg|agency)\b/i;
const JOINING =
  /^(?:and|und|et|y|e|и|та|of|for|in|the|de|da|di|du|del|van|von|der|bin|al|le|la|staff|writer|reporter|correspondent|editor|contributor|news)$/;
const LONGEST = 140;

/** Whether a line only tells who wrote or when: "By Jane Doe", "Jane Doe, Reuters", "Saturday, 8 January 2005". */
export function isByline(line: string): boolean {
  return line.length <= LONGEST && (isDateLine(line) || AGENCY.test(line) || isAuthorLine(line));
}

function isAuthorLine(line: string): boolean {
  if (/[!?:;"”]$/.test(line)) return false;
  const authors = BY.exec(line)?.[1];
  if (authors) return areNames(authors) && !isDateLine(authors);
  if (!/^\p{Lu}\S* \p{Lu}/u.test(line)) return false;
  const [name = '', ...rest] = line.split(/,\s|\s[|/·•–—-]\s/);
  return /^\S+(?: \S+){1,3}$/.test(name) && areNames(line) && OFFICE.test(rest.join(' '));
}

/** No word in small letters but those that join names and offices. */
function areNames(text: string): boolean {
  const found = text.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  return found.length > 0 && found.every((word) => startsLarge(word) || JOINING.test(word));
}

/** A date, a time or both, perhaps with the place in capitals, and nothing else. */
function isDateLine(line: string): boolean {
  if (!/\d/.test(line)) return false;
  const found = line.match(/\p{L}[\p{L}\p{M}’ʼ]*/gu) ?? [];
  const rest = found.filter((word) => !DATE_WORDS.has(word.toLowerCase()));
  const inFigures = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\s?\d{2}/.test(line);
  const telling = inFigures || rest.length < found.length;
  return telling && rest.length <= 3 && rest.every((word) => /^\p{Lu}{2,}$/u.test(word));
}
