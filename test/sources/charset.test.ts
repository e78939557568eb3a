import { describe, expect, it } from 'vitest';
import { decodeWeb } from '../../src/sources/charset.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('the charset of what the web sends', () => {
  it.each([
    ['UTF-8 by default', Buffer.from('Žižkov'), '', 'Žižkov'],
    ['the header', latin1('\xcc\xe8\xf0'), 'text/html; charset=windows-1251', 'Мир'],
    ['the header, quoted', latin1('\xcd\xc9\xd2'), 'text/html; charset="KOI8-R"', 'мир'],
    [
      'a meta element',
      latin1('<meta charset=windows-1251>\xcc\xe8\xf0'),
      'text/html',
      '<meta charset=windows-1251>Мир',
    ],
    [
      'an old meta element',
      latin1('<META http-equiv="Content-Type" content="text/html; charset=iso-8859-2">\xb9'),
      '',
      '<META http-equiv="Content-Type" content="text/html; charset=iso-8859-2">š',
    ],
    [
      'the XML declaration',
      latin1('<?xml version="1.0" encoding="ISO-8859-1"?><t>\xe9t\xe9</t>'),
      'application/rss+xml',
      '<?xml version="1.0" encoding="ISO-8859-1"?><t>été</t>',
    ],
    [
      'the header before the text',
      latin1('<meta charset=koi8-r>\xcc\xe8\xf0'),
      'x/y; charset=cp1251',
      '<meta charset=koi8-r>Мир',
    ],
    ['a byte order mark before the header', Buffer.from('\ufeffŽižkov'), 'text/html; charset=koi8-r', 'Žižkov'],
    ['UTF-16 by its mark', Buffer.from('\ufeffЖ<a>', 'utf16le'), '', 'Ж<a>'],
    ['UTF-16 by its mark, the other way round', swapped('\ufeffЖ<a>'), '', 'Ж<a>'],
    ['UTF-16 by its first sign', Buffer.from('<?xml?>Ж', 'utf16le'), '', '<?xml?>Ж'],
    ['UTF-16 by its first sign, the other way round', swapped('<?xml?>Ж'), 'text/xml; charset=utf-8', '<?xml?>Ж'],
    ['Japanese in seven bits', latin1('\x1b$B$"\x1b(B'), 'text/html; charset=iso-2022-jp', 'あ'],
    ['Chinese', latin1('\xd6\xd0\xce\xc4'), 'text/html; charset=gb2312', '中文'],
  ])('is told by %s', (_by, bytes, header, text) => {
    expect(decodeWeb(bytes, header)).toBe(text);
  });

  it.each([
    ['UTF-8 called Latin-1', Buffer.from('Größe'), 'text/html; charset=iso-8859-1', 'Größe'],
    ['UTF-8 called a charset nobody knows', Buffer.from('Größe'), 'text/html; charset=utf-99', 'Größe'],
    ['Latin-1 called UTF-8', latin1('Gr\xf6\xdfe'), 'text/html; charset=utf-8', 'Größe'],
    ['windows-1252 that says nothing', latin1('\x93Gr\xf6\xdfe\x94'), '', '“Größe”'],
    [
      'a header without charset that is known, a meta that is',
      latin1('<meta charset=cp1251>\xcc'),
      'a/b; charset=x',
      '<meta charset=cp1251>М',
    ],
    ['ASCII that says it is UTF-16', Buffer.from('<rss/>'), 'text/xml; charset=utf-16', '<rss/>'],
  ])('is not believed: %s', (_what, bytes, header, text) => {
    expect(decodeWeb(bytes, header)).toBe(text);
  });

  it('stays UTF-8 where one letter of many is broken', () => {
    const bytes = Buffer.concat([Buffer.from('Přiští týden rozhodne vláda o žádosti'), latin1('\xc5')]);

    const text = decodeWeb(bytes, 'text/html; charset=utf-8');

    expect(text).toBe('Přiští týden rozhodne vláda o žádosti\ufffd');
  });
});
