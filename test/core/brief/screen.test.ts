import { describe, expect, it } from 'vitest';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { article } from '../../build.ts';
import { FLOOD } from '../flood.ts';

const texts = ({ points }: { readonly points: readonly { readonly text: string }[] }) => points.map(({ text }) => text);

describe('what a screen is filled with', () => {
  it('tells no count that a later article has overtaken', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2025-03-01T08:00Z'),
      text: 'Four people died when a landslide buried a street in Orra on Saturday. The mayor of Orra, Ana Ruiz, closed the road below the slope.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2025-03-02T08:00Z'),
      text: 'Nine people died when a landslide buried a street in Orra, the mayor, Ana Ruiz, said. The slope above Orra is still moving, engineers warned.',
    });

    const told = texts(composeBrief([early, late], { topic: 'landslide' })).join(' ');

    expect(told).toContain('Nine people died');
    expect(told).not.toContain('Four people died');
  });

  it('leaves out what is said by nobody knows whom', () => {
    const text =
      'The night ferry to Orra stops on Friday. The night ferry carries 90 people a day. The night ferry loses money in winter. The night ferry, she said, is a lifeline for the island.';

    expect(texts(composeBrief([article({ text })], { topic: 'ferry' })).join(' ')).not.toContain('she said');
  });

  it('quotes no words cut out of the middle of a sentence', () => {
    const text =
      'The ferry company cancelled the night ferry to Orra. The captain, Ana Ruiz, called the night ferry "the last ferry that this island could count on".';

    expect(composeBrief([article({ text })], { topic: 'ferry', maxPoints: 1 }).quotes).toEqual([]);
  });

  it('quotes no words that leave a quotation within them open', () => {
    const text =
      'The ferry company kept the crew of the night ferry on board. "We only say, \'Let the crew of the ferry go," the mayor, Ana Ruiz, said. "They did nothing.\'"';

    expect(composeBrief([article({ text })], { topic: 'ferry', maxPoints: 1 }).quotes).toEqual([]);
  });

  it('prefers the language most articles are written in', () => {
    const german = article({
      id: 'german',
      language: 'de',
      text: 'In Vellmar trat am Mittwoch der Fluss Orle über die Ufer. Die alte Brücke in Vellmar ist gesperrt.',
    });

    const told = texts(composeBrief([...FLOOD.map((one) => ({ ...one, language: 'en' })), german], { maxPoints: 3 }));

    expect(told.filter((text) => /Fluss|Brücke/.test(text))).toEqual([]);
  });

  it('tells less of the same where there is less room', () => {
    const whole = texts(composeBrief(FLOOD, { topic: 'Vellmar' }));

    const { points, next } = composeBrief(FLOOD, { topic: 'Vellmar', maxPoints: 3, maxWords: 60 });

    const words = [...points, ...(next ? [next] : [])]
      .map(({ text }) => text)
      .join(' ')
      .split(/\s+/);
    expect(texts({ points })[0]).toBe(whole[0]);
    expect(whole).toEqual(expect.arrayContaining(texts({ points })));
    expect(words.length).toBeLessThanOrEqual(60);
  });

  it('tells more where more points are asked for than a screen takes, though they tell less', () => {
    const normal = texts(composeBrief(FLOOD, { topic: 'flood' }));
    const long = texts(composeBrief(FLOOD, { topic: 'flood', maxPoints: 10 }));

    expect([normal.length, long.length]).toEqual([3, 6]);
    expect(long).toEqual(expect.arrayContaining(normal));
  });

  it('tells nothing that an article says of its own correction', () => {
    const text =
      'The ferry to Orra ran aground with 14 people on board. Nobody on the ferry was hurt, its owner said. Correction: This article has been changed to say that 14 people were on the ferry. An earlier version said 16 people were on the ferry.';

    const told = texts(composeBrief([article({ text })], { topic: 'ferry' })).join(' ');

    expect(told).toContain('ran aground');
    expect(told).not.toMatch(/changed|earlier/);
  });

  it('lets every article speak before one speaks a third time', () => {
    const long = article({
      id: 'long',
      text: 'The ferry to Orra stopped on Monday after a fire in its engine room. The ferry company in Orra said the engine of the ferry was 40 years old. Mechanics of the ferry company in Orra found oil in the engine room of the ferry. The ferry to Orra carried 900 passengers a day before the fire in its engine room.',
    });
    const short = article({
      id: 'short',
      text: 'Passengers of the ferry to Orra will be carried by bus, the mayor, Ana Ruiz, said.',
    });

    const { points } = composeBrief([long, short], { topic: 'ferry', maxPoints: 2 });

    expect(points.map(({ citations }) => citations[0].articleId).toSorted()).toEqual(['long', 'short']);
  });

  it('leaves out what only says what the news means', () => {
    const text =
      'The ferry to Orra stopped on Monday after a fire in its engine room. The halt of the ferry to Orra underscores the challenges of island transport. The ferry company in Orra said the engine was 40 years old. Mechanics of the ferry found oil in its engine room.';

    expect(texts(composeBrief([article({ text })], { topic: 'ferry' })).join(' ')).not.toContain('underscores');
  });

  it('leaves out a neighbour of what names the topic that is on to something else', () => {
    const text =
      'The council of Orra met on Monday to settle the budget. Teachers asked for new desks in the school. Divers want to examine the wreck before winter. Bakers will pay less for flour from next year.';

    expect(texts(composeBrief([article({ text })], { topic: 'wreck' }))).toEqual([
      'Divers want to examine the wreck before winter.',
    ]);
  });

  it('tells a difference about what a point tells, wherever the other article tells it', () => {
    const one = article({
      id: 'one',
      source: 'Orra Post',
      text: 'Talks between Ana Ruiz and Jon Berg on the wreck in Orra lasted nine hours on Monday. Both left without a word.',
    });
    const other = article({
      id: 'other',
      source: 'Island News',
      text: 'Talks between Ana Ruiz and Jon Berg in Orra lasted two hours on Monday. They met in the town hall. Later a diver spoke about the wreck.',
    });

    const [difference] = composeBrief([one, other], { topic: 'wreck' }).differences;

    expect(difference?.sides.map(({ citation }) => citation.articleId)).toEqual(['one', 'other']);
  });

  it('tells no satire or opinion as news', () => {
    const news = article({
      id: 'news',
      title: 'Orra buys a ferry',
      text: 'The council of Orra bought a ferry on Monday. The ferry sails from May.',
    });
    const others = ['Satire', 'Opinion'].map((label) =>
      article({
        id: label,
        title: `${label}: A ferry for Orra`,
        text: 'The ferry of Orra has fallen in love with a bridge. The bridge of Orra is said to love the ferry.',
      }),
    );

    const { headline, points } = composeBrief([news, ...others], { topic: 'ferry' });

    expect(headline?.text).toBe('Orra buys a ferry');
    expect(texts({ points }).join(' ')).not.toContain('love');
    expect(texts(composeBrief([news, ...others], { topic: 'ferry', maxWords: 100 })).join(' ')).not.toContain('love');
    expect(texts(composeBrief(others, { topic: 'ferry' })).join(' ')).toContain('love');
  });

  it('cites of two copies first the one whose publisher and time are known', () => {
    const told =
      'A wildfire above Orra burned down nine houses on Monday. The mayor of Orra, Ana Ruiz, closed the road.';
    const copy = article({ id: 'copy', text: `ORRA (NW) — ${told}` });
    const original = article({
      id: 'original',
      source: 'Orra Post',
      publishedAt: new Date('2025-03-03T18:00Z'),
      text: told,
    });

    const [point] = composeBrief([copy, original], { topic: 'wildfire' }).points;

    expect(point?.text).toBe('A wildfire above Orra burned down nine houses on Monday.');
    expect(point?.citations.map(({ articleId }) => articleId)).toEqual(['original', 'copy']);
  });

  it('tells one event once, in whatever words others tell it', () => {
    const one = article({
      id: 'one',
      text: 'A refugee camp at Tarn in South Norvia was bombed on Thursday, officials of South Norvia said.',
    });
    const other = article({
      id: 'other',
      text: 'Planes from Norvia crossed the border with South Norvia and dropped bombs on Thursday on a camp of refugees at Tarn.',
    });

    expect(texts(composeBrief([one, other], { topic: 'South Norvia' })).length).toBe(1);
  });

  it('tells how things are before how they still were', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2025-03-02T20:00Z'),
      text: 'The wildfire above Orra was still out of control on Sunday evening. The wildfire has burned down nine houses at the edge of Orra.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2025-03-03T12:00Z'),
      text: 'The wildfire above Orra is under control, the mayor, Ana Ruiz, said. Residents of the old town may go home.',
    });

    const told = texts(composeBrief([early, late], { topic: 'wildfire', maxPoints: 2 }));

    expect(told).toEqual([
      'The wildfire above Orra is under control, the mayor, Ana Ruiz, said.',
      'The wildfire has burned down nine houses at the edge of Orra.',
    ]);
  });

  it('tells no amount that its publisher has put right', () => {
    const text = 'The jury in Orra, which had been out for 19 hours, found Jon Berg guilty of murder on Thursday.';
    const report = article({ id: 'report', source: 'Orra Post', text });
    const other = article({ id: 'other', source: 'Island News', text: 'Jon Berg, a pilot of Orra, will appeal.' });
    const correction = article({
      id: 'correction',
      source: 'Orra Post',
      title: 'Correction',
      text: 'A report on the trial of Jon Berg said that the jury had been out for 19 hours. It was out for 22 hours.',
    });

    expect(texts(composeBrief([report, other], { topic: 'Jon Berg' })).join(' ')).toContain('19 hours');
    expect(texts(composeBrief([report, other, correction], { topic: 'Jon Berg' })).join(' ')).not.toContain('19 hours');
  });

  it('quotes what shares no word with a point where nothing else is quoted', () => {
    const text =
      'Tests of the vaccine Fluvanta found nothing wrong, the agency in Orra said. "One person falls over, and the whole queue feels ill," said Kim Berg, a psychologist in Tarn.';

    const { quotes } = composeBrief([article({ text })], { topic: 'Fluvanta', maxPoints: 1 });

    expect(quotes.map(({ speaker }) => speaker?.name)).toEqual(['Kim Berg']);
  });

  it('quotes whom the brief is about', () => {
    const text =
      'The mayor of Orra resigned on Thursday after a vote of the council. "This is a sad day, but a clean one," said Mara Lund.';
    const later = 'Mara Lund will run for the office of mayor, her party in Orra announced on Saturday.';

    const { quotes } = composeBrief([article({ text }), article({ text: later })], {
      topic: 'Mara Lund',
      maxPoints: 1,
    });

    expect(quotes.map(({ speaker }) => speaker?.name)).toEqual(['Mara Lund']);
  });

  it('quotes the same words once, though two articles give them to different speakers', () => {
    const quoted = (id: string, speaker: string) =>
      article({
        id,
        text: `The night ferry to Orra will be sold in May. "The night ferry is a lifeline for Orra," ${speaker} said.`,
      });

    const { quotes } = composeBrief([quoted('a', 'the mayor, Ana Ruiz,'), quoted('b', 'the pilot Jon Berg')], {
      topic: 'ferry',
      maxPoints: 1,
    });

    expect(quotes.length).toBe(1);
  });

  it('asks nothing', () => {
    const text =
      'What happens to the ferry to Orra? The ferry to Orra will be repaired by its owner. The owner of the ferry keeps its crew.';

    expect(texts(composeBrief([article({ text })], { topic: 'ferry' })).join(' ')).not.toContain('?');
  });

  it('tells fewer points before it tells what leans on a sentence not shown', () => {
    const text =
      'Ana Ruiz, who leads the council of Orra, once sold fish on its market. Colleagues describe her as patient. Critics say she has never led anything larger.';

    expect(texts(composeBrief([article({ text })]))).toEqual([
      'Ana Ruiz, who leads the council of Orra, once sold fish on its market.',
    ]);
  });

  it('tells no plan for a day that has passed', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2025-03-03T08:00Z'),
      text: 'The Liberals, who lost two seats, meet on Tuesday to decide on talks with the Greens.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2025-03-05T08:00Z'),
      text: 'The electoral commission of Orra rejected a recount that the Liberals had asked for.',
    });

    expect(texts(composeBrief([early, late], { topic: 'Liberals' }))).toEqual([
      'The electoral commission of Orra rejected a recount that the Liberals had asked for.',
    ]);
  });

  it('tells the newest count of the dead, however far down and in passing an article tells it', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2025-03-02T08:00Z'),
      text: 'The death toll of Storm Edda rose to four when a fisherman was found off Orra. Power is back in most of Orra.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2025-03-02T18:00Z'),
      text: 'The mayor of Orra, Ana Ruiz, promised money to those whom Storm Edda had hit. Houses in the old town have no roofs. Schools will open on Monday. The body of a second fisherman was found off Orra, which brings the number of dead to five.',
    });

    const told = texts(composeBrief([early, late], { topic: 'Storm Edda' })).join(' ');

    expect(told).toContain('number of dead to five');
    expect(told).not.toContain('rose to four');
  });

  it('holds apart what happened to one thing on two days', () => {
    const won = article({
      id: 'won',
      publishedAt: new Date('2025-03-03T08:00Z'),
      text: 'The Greens won the parliamentary election in Orra by 900 votes, the electoral commission of Orra said on Monday.',
    });
    const recount = article({
      id: 'recount',
      publishedAt: new Date('2025-03-05T08:00Z'),
      text: 'The electoral commission of Orra rejected a recount of the parliamentary election on Wednesday.',
    });

    expect(texts(composeBrief([won, recount])).length).toBe(2);
  });

  it('reads an article whose first sentence names the topic as one about it', () => {
    const text =
      'The ferry company of Orra, Linea, raised its fares by a tenth. Pensioners in the old town protested at the quay. Students pay half of what others pay.';

    expect(texts(composeBrief([article({ text })], { topic: 'ferry' })).length).toBe(3);
  });

  it('tells no poll of voters once votes are counted', () => {
    const poll = article({
      id: 'poll',
      publishedAt: new Date('2025-03-02T20:00Z'),
      text: 'Exit polls put the Greens of Orra ahead after the election on Sunday. The Greens would get 28.5 per cent of the votes in Orra, according to the poll.',
    });
    const result = article({
      id: 'result',
      publishedAt: new Date('2025-03-03T08:00Z'),
      text: 'The Liberals won the election in Orra by 900 votes, two seats before the Greens.',
    });

    expect(texts(composeBrief([poll, result], { topic: 'Greens' }))).toEqual([
      'The Liberals won the election in Orra by 900 votes, two seats before the Greens.',
    ]);
  });

  it('quotes what stands in a sentence about the matter, and of two speeches the newer', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2025-03-02T08:00Z'),
      text: 'Halm has offered four million crowns for Delta Mills. "Nobody was asked for a price," the chairman of Delta, Jon Berg, said.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2025-03-06T08:00Z'),
      text: 'The board of Delta Mills backed the offer of Halm. "I have been outvoted, not persuaded," the chairman of Delta, Jon Berg, said.',
    });

    const { quotes } = composeBrief([early, late], { topic: 'Delta', maxPoints: 2 });

    expect(quotes.map(({ text }) => text)).toEqual(['"I have been outvoted, not persuaded,"']);
  });

  it('calls an untitled article by its first words behind the dateline', () => {
    const text = 'ORRA (NW) — Volunteers cleared the streets of Orra on Friday after the flood.';

    expect(composeBrief([article({ text })]).sources[0]?.label).toBe(
      'Volunteers cleared the streets of Orra on Friday…',
    );
  });
});
