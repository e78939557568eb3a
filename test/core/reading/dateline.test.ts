import { expect, test } from 'vitest';
import { datelineLength } from '../../../src/core/reading/dateline.ts';

test.each([
  ['VELMAR (NPA) — The port opened.', 'VELMAR (NPA) — '],
  ['NORTHPORT, Ore. (AP) -- The port opened.', 'NORTHPORT, Ore. (AP) -- '],
  ['VELMAR, Northshire (AP) _ The port opened.', 'VELMAR, Northshire (AP) _ '],
  ['Velmar, 3 May (Reuters) - The port opened.', 'Velmar, 3 May (Reuters) - '],
  ['NEW VELMAR, May 3, 2026 /PRWire/ -- The port opened.', 'NEW VELMAR, May 3, 2026 /PRWire/ -- '],
  ['LONDON – “We open,” she said.', 'LONDON – '],
  ['LONDON, MAY 3 — The port opened.', 'LONDON, MAY 3 — '],
  ['NEW VELMAR — The port opened.', 'NEW VELMAR — '],
  ['Velmar Bay, Northshire – The port opened.', 'Velmar Bay, Northshire – '],
  ['Velmar/Northport (npa) - Der Hafen ist offen.', 'Velmar/Northport (npa) - '],
  ['Velmar (npa-WX) – Der Hafen ist offen.', 'Velmar (npa-WX) – '],
  ['(AFP) - The port opened.', '(AFP) - '],
  ['Sunday, May 3, 2026The port opened.', 'Sunday, May 3, 2026'],
  ['3 May 2026The port opened.', '3 May 2026'],
  ['КИЇВ, 3 травня (Укрінформ) — Порт відкрито.', 'КИЇВ, 3 травня (Укрінформ) — '],
  ['ВЕЛМАР — Порт открыт.', 'ВЕЛМАР — '],
])('finds the dateline of "%s"', (text, dateline) => {
  expect(text.slice(0, datelineLength(text))).toBe(dateline);
});

test.each([
  'The port — closed since May — opened.',
  'Lagos, Nigeria — Africa’s largest city — grows.',
  'Velmar – The City That Waits',
  'Sunday, May 3, 2026 was the day on which the port opened.',
  'Mr. Adeyemi (45) - who leads the union - agreed.',
  'Adeyemi (left) - The head of the union.',
  'NATO — which has bases there — agreed.',
  'SATIRE — The port opened.',
  'NOT TRUE — The port opened.',
  'MINISTER SAYS — The port opened.',
  'OPINION (NPA) — The port opened.',
  'Adeyemi said: The port opened.',
  '',
  `${'A '.repeat(500_000)}—`,
])('finds none in "%.40s"', (text) => {
  expect(datelineLength(text)).toBe(0);
});
