import { describe, expect, it } from 'vitest';
import { nameBinary, sniffText } from '../../src/sources/sniff.ts';

describe('the kind of a text', () => {
  it.each([
    ['<!DOCTYPE html><p>', '', 'html'],
    ['<!-- a --> <html lang="en">', 'text/xml', 'html'],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', 'text/xml', 'html'],
    ['<head><title>', 'text/plain', 'html'],
    ['<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>\n<rss version="2.0">', 'text/html', 'xml'],
    ['\n\n<feed xmlns="http://www.w3.org/2005/Atom">', 'text/plain', 'xml'],
    ['<rdf:RDF>', '', 'xml'],
    ['<!DOCTYPE rss SYSTEM "rss.dtd"><rss>', 'text/html', 'xml'],
    ['\ufeff <rss>', '', 'xml'],
    ['{"version": 1}', 'text/html', 'json'],
    ['Hello', 'text/html; charset=utf-8', 'html'],
    ['Hello', 'application/atom+xml', 'xml'],
    ['Hello', '', 'text'],
    ['', '', 'text'],
    ['<!-- never ends', '', 'text'],
  ])('of %j sent as %j is told', (text, header, kind) => {
    expect(sniffText(text, header)).toBe(kind);
  });

  it('is told at once in a long text of comments and space', () => {
    const text = '<!-- -->\n'.repeat(500_000) + ' '.repeat(1_000_000);
    const before = process.cpuUsage();

    expect(sniffText(text, '')).toBe('text');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});

describe('what is no text', () => {
  it.each([
    ['%PDF-1.7', 'a PDF'],
    ['\x89PNG\r\n\x1a\n', 'an image'],
    ['\xff\xd8\xff\xe0', 'an image'],
    ['GIF89a', 'an image'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'an image, a sound or a film'],
    ['\x00\x00\x00\x20ftypisom', 'a film'],
    ['ID3\x04\x00', 'a sound'],
    ['PK\x03\x04\x14', 'an archive or an office document'],
    ['\x1f\x8b\x08', 'a packed file'],
    ['\x00\x01\x02\x03\x04\x05\x06\x07', 'a binary file'],
  ])('%j is %s', (bytes, name) => {
    expect(nameBinary(Buffer.from(bytes, 'latin1'))).toBe(name);
  });

  it.each([
    ['a text', Buffer.from('Hello')],
    ['nothing', Buffer.from('')],
    ['UTF-16', Buffer.from('\ufeffHello', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('<html>', 'utf16le')],
    ['a text with a stray control character', Buffer.from(`<rss>\x0b${'text '.repeat(50)}`)],
  ])('does not mean %s', (_what, bytes) => {
    expect(nameBinary(bytes)).toBeUndefined();
  });
});
