import { describe, expect, it } from 'vitest';
import { pointsOutside } from '../../../src/core/brief/unresolved.ts';

describe('what only a sentence before it explains', () => {
  it.each([
    ['another than whoever does it', 'Mara Lund says she paid him in cash.'],
    ['another than who is thanked', 'Chairwoman Mara Lund thanked him for three seasons.'],
    ['somebody whom nobody names', 'Colleagues describe her as patient and stubborn.'],
    ['a speaker whom nobody names', '"You cannot put hope on the balance sheet," he said.'],
    ['meetings told before', 'Mara Lund, 46, said she had driven to the harbour each time.'],
    ['what people take part in', 'The trust expects 4,000 people to take part.'],
    ['things named before', 'Mara Lund said she was ready to talk about both.'],
    ['a thing named before', 'About 6,000 people use it every day.'],
    ['a person named before', 'Nobody had asked where the suspect was on Monday.'],
    ['people named before', 'The vote surprised the board of the clinic, which had expected them to return.'],
    ['people of whom a country speaks', 'Norvia says they were in its waters.'],
    ['what was said before', 'The power company Halm denied this.'],
    ['what somebody else wants', 'The board says that this would cost 26 million crowns a year.'],
    ['a duty told before', 'In Orra that was done for eleven of 40 kilometres.'],
    ['what somebody will do', 'Mara Lund confirmed that she would, and a former police chief may, too.'],
    ['what the law is about', 'Under the law it must take place within 90 days.'],
    ['who states it', 'In a short statement he apologised to the people of Kelden.'],
    ['a body named before', 'Fewer than half of the houses were insured, according to the association.'],
  ])('is %s', (_, text) => {
    expect(pointsOutside({ text })).toBe(true);
  });

  it.each([
    ['somebody named before', 'Mara Lund, who ran the harbour, said she had never taken money.'],
    ['somebody named behind a clause', 'After she left the clinic, Mara Lund drove to the harbour of Orra.'],
    ['a person described before', 'A 61-year-old man died in Orra when a tree fell on his van.'],
    ['the other of two persons', 'Jon Berg said that Mara Lund had paid him in cash.'],
    ['a body whose name stands before', 'Orra Town have accepted an offer for their striker, the club said.'],
    ['a thing told with its article', 'The bridge was old, and 6,000 people crossed it every day.'],
    ['people told first', 'The delegates said that nobody had asked them.'],
    ['a body that is named', 'The council of Orra said they would pay.'],
    ['one of whom nothing is known', 'A patient can choose whoever treats them.'],
    ['what is told in the same sentence', 'Halm wants to sell the mill, and the council is against this.'],
    ['a time or a clause behind "this" or "that"', 'Halm said this week that the mill that was sold is open.'],
    ['a clause behind the first words', 'In a letter that was read on Monday, the bishop of Orra resigned.'],
    ['a race that is named', 'About 4,000 people took part in the march through Orra.'],
  ])('is not %s', (_, text) => {
    expect(pointsOutside({ text })).toBe(false);
  });
});
