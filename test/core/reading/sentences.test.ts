import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/core/reading/sentences.ts';

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text);

/** Each text with `|` where one sentence ends and the next begins. */
const CASES: Record<string, readonly string[]> = {
  'parts plain sentences at full stops, question and exclamation marks': [
    'The council met on Monday.| Nobody spoke?| Everybody voted!| It was late.',
  ],
  'keeps titles and ranks with their names': [
    'Mr. Okafor met Dr. Lind and Lt. Gen. Price.| They shook hands.',
    'Residents of St. Helen and Mt. Kenya protested.',
  ],
  'keeps initials with their names': [
    'J. K. Abara and Maria T. Lopez signed it.| W.E.B. Carter did not.',
    'Only you and I.| What a pity.',
  ],
  'lets an acronym end a sentence where the next word begins one': [
    'She flew to the U.S. on Friday.',
    'He leads the U.S. Treasury team.',
    'She moved to the U.S.| He stayed behind.',
  ],
  'judges a.m. and p.m. by what stands around them': [
    'At 7 a.m. Mrs. Moyo opened the gate.',
    'The gate closed at 9 p.m.| Mrs. Moyo went home.',
    'Polls close at 8 p.m. Tuesday.| Results follow.',
  ],
  'keeps a number with its abbreviation': [
    'See No. 5 on p. 55 and fig. 3.| Then vote.',
    'The answer was no.| The mayor left.',
    'It opened on Jan. 5 in Portland, Ore. and closed in Dec.| The rest is open.',
  ],
  'takes addresses in a row for a list': [
    'See https://a.example/1 |https://a.example/2 or call.',
    'See https://a.example/1 or https://a.example/2 today.',
  ],
  'judges company endings by the next word': [
    'Brandt & Co. Holdings bought Larsen Inc. on Monday.',
    'She sold her shares in Larsen Inc.| The price fell.',
  ],
  'keeps decimals, amounts, times and version numbers whole': [
    'It cost $3.75 or 2.5 per cent.| Prices rose 1.2 points to 10.000.',
  ],
  'keeps web and e-mail addresses whole': [
    'Write to a.moyo@example.org or visit www.example.org/news.html?id=3.| We answer.',
  ],
  'keeps a quotation with the words that say who spoke': [
    '“Will it hold?” Abara asked.| Nobody knew.',
    '“It will hold!” she shouted.',
    '"We are done."| She stood up.',
    '“We waited.| Nobody came,” he said.',
  ],
  'opens a sentence with a quotation or a bracket': ['He paused.| “We go on.”| (The hall was empty.)| «Иначе нельзя».'],
  'does not part inside a bracket': ['The bridge (It was built in 1902. It leaks.) stays closed.| Traffic waits.'],
  'reads an ellipsis by what follows': [
    'He waited ... and waited.| Then … nothing.',
    'She never said....| He left.',
    'The bill [...] passed.| It was close.',
    'Rules change.| . . . The rest stays.',
  ],
  'parts list items on lines and in one line': [
    'Needed:\n|- tents\n|- water',
    '1. Tents are sent.\n|2. Water follows.',
    '1) Tents |2) Water |3) Food',
    'a. Tents |b. Water',
  ],
  'treats a single line break as a space and an empty line as an end': [
    'The council\nmet on Monday.| It\nvoted.',
    'A line without a mark\n\n|Another one',
  ],
  'finds the end where the space is missing': [
    'The vote was close.|The mayor resigned.',
    'Visit example.com.| Node.js stays.',
  ],
  'reads a list in one line after a colon, and an enumeration as one sentence': [
    'On the agenda: |1. Tents |2. Water',
    'Three things changed: 1. the price, 2. the date.| Few liked it.',
  ],
  'takes greetings and closings of letters for lines of their own': [
    'Dear Ms. Moyo,| The tents arrived.| Kind regards,| J. Abara',
    'Dear guests, the hall is closed.',
  ],
  'lets an emoticon end a sentence': ['It was great :)| We will come again.', 'It was great :) and cheap.'],
  'takes a stop behind a bracketed sign for an end': ['Nobody called (?).| The line was dead.'],
  'keeps a company’s sign with its ending': ['Zing! Inc. bought Larsen Inc.| The price fell.'],
  'follows sloppy writing': [
    'i went home.| it was late.',
    'why me?| because.',
    'Few are easy to take care of.| they all need food.',
    'is it me ?| or you ?',
    'The boat is called Why Not? to this day.',
  ],
  'keeps a postscript with its mark': ['It works.| PS. Bring water.'],
  'reads German': [
    'Am 3. Oktober traf Dr. Weber z. B. die Kanzlerin.| Sie sprachen ca. 20 Minuten usw.| Danach fuhr er ab.',
    '„Das reicht.“| Der Minister schwieg.',
  ],
  'reads French': ['M. Durand a parlé.| « Nous partons. »| Puis il est sorti, etc.| Mme Roy est restée.'],
  'reads Spanish': ['¿Quién habló?| ¡Nadie!| La Sra. Gómez salió.| El Sr. Ruiz no.'],
  'reads Russian and Ukrainian': [
    'В 2004 г.| Иванов уехал.',
    'Родился в г. Самара.| А. С. Петров и т.д.| Он живёт на ул. Мира.',
    'Він заробив 5 тис. грн.| Це мало.| У м. Київ тепло.',
  ],
  'reads full stops without spaces': ['会议结束了。|没有结果！|他说：再见。'],
  'reads Arabic and Hindi marks': ['هل حضر؟| نعم حضر.', 'वह आया।| वह गया।'],
};

describe('splitSentences', () => {
  for (const [behaviour, marked] of Object.entries(CASES)) {
    test.each(marked)(`${behaviour}: %s`, (text) => {
      const sentences = split(text.replaceAll('|', ''));

      expect(sentences).toEqual(text.split('|').map((sentence) => sentence.trim()));
    });
  }

  test('gives slices of the text, in order, that leave out nothing but white space', () => {
    for (const text of Object.values(CASES).flat()) {
      const sentences = splitSentences(text);

      expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(sentences.map((s) => s.text));
      expect(
        sentences
          .map((s) => s.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
    }
  });

  test('finds no sentence where there is no word', () => {
    expect(split('')).toEqual([]);
    expect(split(' \n\t ')).toEqual([]);
  });

  test.each([
    ['a word of 1 MB', 'a'.repeat(1e6)],
    ['1 MB of full stops', '.'.repeat(1e6)],
    ['1 MB of spaces', `${' '.repeat(1e6)}x`],
    ['brackets never closed', '(a. '.repeat(50_000)],
    ['initials without end', 'A. '.repeat(50_000)],
    ['quotation marks without end', '"'.repeat(1e6)],
    ['stars without end', '* '.repeat(50_000)],
    ['a list in one line', '1. a 2. b '.repeat(20_000)],
    ['20 MB of news', 'The council met on Monday, said Mr. Abara, and agreed to meet again. '.repeat(300_000)],
  ])('does not hang on %s', { timeout: 120_000 }, (_, text) => {
    const before = process.cpuUsage();

    const sentences = splitSentences(text);

    // Of the processor's time, which others on the machine do not use up.
    const { user } = process.cpuUsage(before);
    expect(sentences.length).toBeGreaterThan(0);
    expect(user / 1e6).toBeLessThan(15);
  });
});
