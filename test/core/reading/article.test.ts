import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/core/reading/article.ts';

const read = (text: string, title?: string) =>
  readArticle(text, title === undefined ? { id: 'a' } : { id: 'a', title });
const kinds = (text: string) =>
  read(text).paragraphs.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
const sentences = (text: string) => read(text).sentences.map((sentence) => sentence.text);

const HARBOUR = `Harbour Workers Return After Nine Days
Port of Velmar Reopens as Union Accepts Offer

By Ines Marlow

VELMAR (NPA) — Dock workers in Velmar went back to work on Tuesday. The port had been shut for nine days.

What the offer holds

The union accepted a rise of 4.5 per cent, Mr. Adeyemi said.

Read also: Ferry prices rise again

“We got less than we asked for,”
— notes Adeyemi.

Follow us on Telegram
© 2026 Velmar Courier. All rights reserved.`;

describe('readArticle', () => {
  test('keeps the text to the letter and every offset in it', () => {
    const article = read(HARBOUR);

    expect(article.text).toBe(HARBOUR);
    for (const { text, start, end } of article.sentences) expect(HARBOUR.slice(start, end)).toBe(text);
  });

  test('tells titles, bylines, headings, text and boilerplate apart', () => {
    expect(kinds(HARBOUR)).toEqual([
      'title: Harbour Workers Return After Nine Days',
      'title: Port of Velmar Reopens as Union Accepts Offer',
      'byline: By Ines Marlow',
      'text: VELMAR (NPA) — Dock workers in Velmar went back to work on Tuesday. The port had been shut for nine days.',
      'heading: What the offer holds',
      'text: The union accepted a rise of 4.5 per cent, Mr. Adeyemi said.',
      'boilerplate: Read also: Ferry prices rise again',
      'text: “We got less than we asked for,”\n— notes Adeyemi.',
      'boilerplate: Follow us on Telegram',
      'boilerplate: © 2026 Velmar Courier. All rights reserved.',
    ]);
  });

  test('joins the last sentence of a quotation with the line that says who spoke', () => {
    const text = 'The offer stands.\n“It is little. We take it,”\n— notes Adeyemi.\nThe port is open.';

    expect(sentences(text)).toEqual([
      'The offer stands.',
      '“It is little.',
      'We take it,”\n— notes Adeyemi.',
      'The port is open.',
    ]);
  });

  test('takes the title from the first line only where it reads as one', () => {
    expect(read('Ferry Prices Rise\n\nTickets cost more from Monday.').title).toBe('Ferry Prices Rise');
    expect(read('Tickets cost more from Monday.\n\nFew were told.')).not.toHaveProperty('title');
    expect(read('Will the ferry sail?\n\nNobody at the port could say on Monday.').title).toBe('Will the ferry sail?');
    expect(read('Ferry aid deductible in the U.S.\n\nTickets cost more from Monday.').title).toBe(
      'Ferry aid deductible in the U.S.',
    );
  });

  test('keeps a first line that repeats the given title out of the text', () => {
    const article = read('Ferry prices rise, again.\n\nTickets cost more.', 'Ferry Prices Rise Again');

    expect(article.title).toBe('Ferry Prices Rise Again');
    expect(article.sentences.map((sentence) => sentence.text)).toEqual(['Tickets cost more.']);
  });

  test('reads Markdown headings without their marks', () => {
    expect(kinds('# Ferry prices rise\n\nTickets cost more.\n\n## Why now ##\n\nFuel is dear.')).toEqual([
      'title: Ferry prices rise',
      'text: Tickets cost more.',
      'heading: Why now',
      'text: Fuel is dear.',
    ]);
  });

  test('leaves list marks outside of sentences', () => {
    const text = 'The ships that came bring:\n- tents for 200 people.\n• Water.\n1. Food and 2.5 tons of salt.';

    expect(sentences(text)).toEqual([
      'The ships that came bring:',
      'tents for 200 people.',
      'Water.',
      'Food and 2.5 tons of salt.',
    ]);
  });

  test('joins lines that were wrapped at a width', () => {
    const text = [
      'The council of Velmar met on Monday to discuss the price of',
      'ferry tickets, which had doubled within a year. Nobody had',
      'expected a vote, but the mayor asked for one shortly before',
      'midnight.',
      '',
      'It was close. Seven members wanted lower prices, six wanted',
      'to wait until autumn.',
    ].join('\n');

    expect(read(text).paragraphs).toHaveLength(2);
    expect(sentences(text)[1]).toBe(
      'Nobody had\nexpected a vote, but the mayor asked for one shortly before\nmidnight.',
    );
  });

  test('keeps lines apart where every line is a paragraph', () => {
    const text =
      'The council met on Monday.\nIt discussed the price of tickets for more than three hours without a vote.\nThe mayor left early.\nNobody knows why he did so.';

    expect(read(text).paragraphs).toHaveLength(4);
  });

  test.each([
    'By Ines Marlow and Tom Okafor',
    'By INES MARLOW, Velmar Courier',
    'Ines Marlow, Reuters',
    'Ines Marlow | Staff writer',
    'Von Anna Weber',
    'Saturday, 8 January 2005',
    'January 8, 2005',
    'Published: 3 May 2026, 14:05 CET',
    '2026-05-03 14:05',
    'Updated 2 hours ago',
    '5 мая 2026, 10:30',
  ])('takes "%s" for a byline', (line) => {
    expect(kinds(`Ferry Prices Rise\n\n${line}\n\nTickets cost more from Monday.`)[1]).toBe(`byline: ${line}`);
  });

  test.each([
    'By Monday the ferry had sailed.',
    'In 2005 the ferry sank.',
    'May 3 was the coldest day of the year, the port said.',
  ])('takes "%s" for text', (line) => {
    expect(kinds(`Ferry Prices Rise\n\n${line}\n\nTickets cost more.`)[1]).toBe(`text: ${line}`);
  });

  test.each([
    'Read also: Ferry prices rise',
    'Related: Ten years of ferries',
    'Subscribe to our newsletter for the morning news.',
    'Follow us on Facebook and Telegram!',
    'Читайте також: Ціни на пором',
    'Lesen Sie auch: Fähren werden teurer',
    'We use cookies to improve your experience. By continuing you accept our cookie policy.',
    'Facebook Twitter WhatsApp Email',
    'Share | Tweet | Print',
    '© 2026 Velmar Courier',
    'Photo: Ines Marlow',
    'A ferry in the harbour of Velmar, May 3. (AP Photo/Ines Marlow)',
    'Advertisement',
    '***',
    'https://example.org/ferry',
    'Reporting by Ines Marlow; editing by Tom Okafor',
  ])('takes "%s" for boilerplate', (line) => {
    const text = `Ferry Prices Rise\n\nTickets cost more.\n\n${line}\n\nFuel is dear.`;

    expect(kinds(text)[2]).toBe(`boilerplate: ${line}`);
  });

  test.each([
    'Share prices of the ferry company fell by a tenth.',
    'Subscribers to the newspaper were told first.',
    '“Follow us,” the pilot said over the radio.',
    'The website uses cookies to follow readers, the court found.',
    'Related cases are heard in autumn.',
    'Copyright law does not help the authors, the judge wrote.',
  ])('takes "%s" for text', (line) => {
    expect(kinds(`Ferry Prices Rise\n\nTickets cost more.\n\n${line}\n\nFuel is dear.`)[2]).toBe(`text: ${line}`);
  });

  test('takes a menu of short lines for boilerplate', () => {
    const text = 'Ferry Prices Rise\n\nHome\nNews\nSport\nWeather\n\nTickets cost more from Monday.';

    expect(sentences(text)).toEqual(['Tickets cost more from Monday.']);
  });

  test.each([
    ['', 0, undefined],
    ['\n \t\n', 0, undefined],
    ['Ferry', 0, 'Ferry'],
    ['Ferry Prices Rise in Velmar', 0, 'Ferry Prices Rise in Velmar'],
    ['The ferry sank.', 1, undefined],
  ])('reads the short text %j', (text, count, title) => {
    const article = read(text);

    expect(article.sentences).toHaveLength(count);
    expect(article.title).toBe(title);
  });

  test('tells the language where the words leave no doubt', () => {
    const language = (text: string) => read(text).language;

    expect(
      language('The council met on Monday and voted for the price that it had refused for a year, said the mayor.'),
    ).toBe('en');
    expect(
      language('Der Rat traf sich am Montag und stimmte für den Preis, den er ein Jahr lang nicht haben wollte.'),
    ).toBe('de');
    expect(
      language('Le conseil a voté lundi pour le prix que la ville ne voulait pas, selon les membres de la mairie.'),
    ).toBe('fr');
    expect(
      language('Рада зібралася в понеділок і проголосувала за ціну, яку її члени відхиляли цілий рік, каже мер.'),
    ).toBe('uk');
    expect(
      language('Совет собрался в понедельник и проголосовал за цену, которую он отклонял целый год, сказал мэр.'),
    ).toBe('ru');
    expect(language('市议会星期一开会，投票通过了一年来一直拒绝的票价。市长说，这是一个好的结果。')).toBe('zh');
    expect(language('Velmar 4, Northport 2')).toBeUndefined();
  });

  test('keeps a given language', () => {
    expect(readArticle('The ferry sank on Monday.', { id: 'a', language: 'nl' }).language).toBe('nl');
  });

  test('takes the date as a Date or as ISO 8601 text', () => {
    const dates = [new Date('2026-11-01T08:00:00Z'), '2026-11-01T08:00:00Z'].map(
      (publishedAt) => readArticle('The port reopened.', { id: 'a', publishedAt }).publishedAt,
    );

    expect(dates).toEqual([new Date('2026-11-01T08:00:00Z'), new Date('2026-11-01T08:00:00Z')]);
  });

  test.each(['section 5', '2026-13-45', '2026-11-01T08:00', new Date(Number.NaN)])(
    'counts the date %s as unknown',
    (publishedAt) => {
      const article = readArticle('The port reopened.', { id: 'a', publishedAt });

      expect(article).not.toHaveProperty('publishedAt');
    },
  );

  test.each([
    ['a line of 1 MB without a space', 'x'.repeat(1e6)],
    [
      'a text of 20 MB',
      `${'The council met on Monday, said Mr. Abara, and agreed to meet. '.repeat(10)}\n`.repeat(32_000),
    ],
    ['1 MB of line breaks', '\n'.repeat(1e6)],
    ['1 MB of list marks', '- - '.repeat(250_000)],
    ['a line of 1 MB that looks like a byline', `By ${'Jane Doe '.repeat(110_000)}`],
  ])('does not hang on %s', { timeout: 120_000 }, (_, text) => {
    const before = process.cpuUsage();

    const article = read(text);

    // Of the processor's time, which others on the machine do not use up.
    const { user } = process.cpuUsage(before);
    expect(article.text).toBe(text);
    expect(user / 1e6).toBeLessThan(20);
  });
});
