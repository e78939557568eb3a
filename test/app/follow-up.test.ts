import { describe, expect, it } from 'vitest';
import { type Conversation, NO_CONVERSATION } from '../../src/app/conversation.ts';
import { createDesk, type Desk } from '../../src/app/desk.ts';
import type { Document } from '../../src/app/document.ts';
import { createMemoryLibrary } from '../../src/app/memory-library.ts';
import type { StoredArticle } from '../../src/app/ports.ts';
import { storedArticle } from '../build.ts';

const asked = { workspace: 'terminal', clock: { now: new Date('2026-05-11T12:00:00Z'), zone: 'UTC' } };
const hours = (ago: number): Date => new Date(asked.clock.now.getTime() - ago * 3_600_000);

const strike = storedArticle({
  id: 'strike',
  title: 'Dockers stop work in the harbour of Tarn',
  publishedAt: hours(3),
  text: 'Dockers in the harbour of Tarn stopped work on Monday. Union leader Mira Holt said the strike would last nine days.',
});
const price = storedArticle({
  id: 'price',
  title: 'Freight prices rise',
  publishedAt: hours(30),
  text: 'Freight prices rose after the harbour of Tarn closed. A container to Oslo now costs 900 crowns.',
});
const cod = storedArticle({
  id: 'cod',
  title: 'Cod stocks recover',
  publishedAt: hours(50),
  text: 'Cod stocks in the northern bay have doubled since 2020, the institute of Professor Lund reported.',
});

const deskOver = (...articles: readonly StoredArticle[]): Desk =>
  createDesk({ library: createMemoryLibrary('test', articles), topics: [] });

const about = (topic: string, ...ids: readonly string[]): Conversation => ({
  ...NO_CONVERSATION,
  topic,
  articles: ids.map((id) => ({ id, revision: 1 })),
});

const textsOf = (document: Document): string =>
  document.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');

describe('a follow-up', () => {
  it("is answered from the brief's articles", async () => {
    const desk = deskOver(strike, price);

    const conversation = about('harbour', 'strike');
    const { document, outcome } = await desk.followUp('How long will the strike last?', conversation, asked);

    expect(outcome).toBe('done');
    expect(textsOf(document)).toContain('nine days');
    expect(textsOf(document)).not.toContain('Not in the brief');
  });

  it('of many pages is answered, and shown and remembered by its begin', async () => {
    const desk = deskOver(strike, price);
    const question = `How long will the strike last? ${'Somebody pasted all of this. '.repeat(1000)}`;

    const { document, conversation } = await desk.followUp(question, about('harbour', 'strike'), asked);

    expect(document.title).toMatch(/^How long will the strike last\?.{900,970}…$/);
    expect(conversation?.questions).toEqual([document.title]);
  });

  it('is answered from the text that the brief cited, and says where it has changed since', async () => {
    const mended = { ...strike, revision: 2, text: strike.text.replace('nine days', 'eleven days') };
    const library = createMemoryLibrary('test', [strike]);
    const openArticle = async (_: string, __: string, revision?: number) => (revision === 1 ? strike : mended);
    const desk = createDesk({ library: { ...library, openArticle }, topics: [] });

    const conversation = about('harbour', 'strike');
    const { document } = await desk.followUp('How long will the strike last?', conversation, asked);

    expect(textsOf(document)).toContain('nine days');
    expect(textsOf(document)).toContain('The publisher has changed [1] since; this is from the text as it was.');
  });

  it('that they do not answer is put to others on the topic, and the reply says so', async () => {
    const desk = deskOver(strike, price);

    const conversation = about('harbour', 'strike');
    const { document, outcome } = await desk.followUp('How much does a container to Oslo cost?', conversation, asked);

    expect(outcome).toBe('done');
    expect(textsOf(document)).toContain("Not in the brief's articles, but in others on harbour:");
    expect(textsOf(document)).toContain('900 crowns');
  });

  it('that others answer much more surely is answered from them, and the reply says so', async () => {
    const talks = storedArticle({
      id: 'talks',
      publishedAt: hours(2),
      text: 'Talks about the harbour of Tarn go on for another day. Crews in the harbour wait for news of the vote on pay.',
    });
    const vote = storedArticle({
      id: 'vote',
      publishedAt: hours(20),
      text: 'The crews of the harbour of Tarn vote on the pay offer on 14 May, their union said.',
    });
    const desk = deskOver(talks, vote);

    const { document } = await desk.followUp('When do the crews vote on pay?', about('harbour', 'talks'), asked);

    expect(textsOf(document)).toContain('on 14 May');
    expect(textsOf(document)).toMatch(/^(?:Told more clearly in other articles|Not in the brief's articles)/);
  });

  it('names a speaker told only before the quotation as such', async () => {
    const speech = storedArticle({
      id: 'speech',
      text: 'Economist Olav Brandt adds that the harbour of Tarn has lost half its trade.\n\n“The harbour cannot live on promises alone,”\n— the economist stresses.',
    });
    const desk = deskOver(speech);

    const { document } = await desk.followUp('Who said "promises alone"?', about('harbour', 'speech'), asked);

    expect(textsOf(document)).toContain('By the text before it, Olav Brandt:');
  });

  it('without an answer is refused with the articles that were asked', async () => {
    const desk = deskOver(strike, price);

    const conversation = about('harbour', 'strike');
    const { document, outcome } = await desk.followUp('Who won the chess tournament?', conversation, asked);

    expect(outcome).toBe('nothing');
    expect(textsOf(document)).toContain("The 2 articles (10–11 May) don't say.");
  });

  it('about a name that only other articles mention says that they do', async () => {
    const desk = deskOver(strike, cod);

    const conversation = about('harbour', 'strike');
    const { document } = await desk.followUp('What did Lund say about the harbour?', conversation, asked);

    expect(textsOf(document)).not.toContain('No article mentions');
  });

  it('about a name that no article mentions says so', async () => {
    const desk = deskOver(strike);

    const conversation = about('harbour', 'strike');
    const { document } = await desk.followUp('What did Zaphod Beeblebrox say?', conversation, asked);

    expect(textsOf(document)).toContain('No article mentions');
    expect(textsOf(document)).toContain('Beeblebrox');
  });

  it('about a name that no article mentions says so where there was none to ask', async () => {
    const desk = deskOver(strike, price);

    const { document } = await desk.respond({ kind: 'ask', question: 'Who is Zaphod?' }, asked);

    expect(textsOf(document)).toBe('No article mentions Zaphod.');
  });

  it('before any brief asks all articles', async () => {
    const desk = deskOver(strike, price, cod);

    const { document } = await desk.followUp('Since when have cod stocks doubled?', NO_CONVERSATION, asked);

    expect(textsOf(document)).toContain('since 2020');
  });

  it('is remembered with what was shown, and the articles of the brief stay first', async () => {
    const desk = deskOver(strike, price);

    const before = about('harbour', 'strike');
    const { conversation } = await desk.followUp('How long will the strike last?', before, asked);

    expect(conversation).toMatchObject({
      topic: 'harbour',
      articles: [{ id: 'strike', revision: 1 }],
      questions: ['How long will the strike last?'],
    });
    expect(conversation?.shown[0]?.citations[0].articleId).toBe('strike');
  });

  it('takes a conversation that went through JSON', async () => {
    const desk = deskOver(strike);
    const brief = await desk.respond({ kind: 'brief', topic: 'harbour' }, asked);

    const kept = JSON.parse(JSON.stringify(brief.conversation)) as Conversation;
    const { outcome } = await desk.followUp('How long will the strike last?', kept, asked);

    expect(kept).toEqual(brief.conversation);
    expect(outcome).toBe('done');
  });
});
