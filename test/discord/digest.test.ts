import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { standIn, start } from './running.ts';
import { GENERAL, SERVER, slashCommand } from './stand-in.ts';

const PLACE = { workspace: `discord:${SERVER}`, channel: GENERAL };
const MANAGE_SERVER = '32';

const option = (name: string, value: string, focused = false) => ({
  name,
  type: 3,
  value,
  ...(focused && { focused }),
});

/** `/digest` and a subcommand, from a member with these permissions. */
function digest(id: string, subcommand: string, options: readonly object[] = [], permissions = MANAGE_SERVER) {
  const command = slashCommand(id, 'digest', [{ name: subcommand, type: 1, options }]);
  return { ...command, member: { ...command.member, permissions } };
}

const HARBOUR = [option('topics', 'harbour'), option('when', 'weekdays 8:00'), option('zone', 'Europe/Kyiv')];

/** A form as Discord hands it over. */
function sentForm(id: string, customId: string, fields: Readonly<Record<string, string>>) {
  const components = Object.entries(fields).map(([custom_id, value], place) => ({
    type: 18,
    id: place * 2 + 1,
    component: { type: 4, id: place * 2 + 2, custom_id, value },
  }));
  return { ...digest(id, 'add'), type: 5, data: { custom_id: customId, components } };
}

describe('/digest', () => {
  it('add is answered in words, to who asked alone', async () => {
    const discord = await standIn();
    const { store } = await start(discord);

    discord.gateway.tell('INTERACTION_CREATE', digest('1', 'add', HARBOUR));

    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('Every weekday at 08:00');
    const found = await store.digests.subscriptionsIn(PLACE);
    expect(JSON.stringify(discord.posts)).toContain(`/digest preview id:${found[0]?.subscription.id} shows`);
    expect(discord.posts.map(({ channel }) => channel)).toEqual(['private']);
    expect(found.map(({ subscription }) => subscription.timing)).toEqual([
      { schedule: 'weekdays 8:00', zone: 'Europe/Kyiv' },
    ]);
  });

  it.each([
    ['1024', /lacks Send Messages, Embed Links, Read Message History\./],
    [undefined, /^(?!.*I can’t post here)/s],
  ])('add in a channel with the rights %s says which of them lack there', async (rights, said) => {
    const discord = await standIn({ ...(rights !== undefined && { rights }) });
    const { store } = await start(discord);

    discord.gateway.tell('INTERACTION_CREATE', digest('1', 'add', HARBOUR));

    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('Every weekday at 08:00');
    expect(JSON.stringify(discord.posts)).toMatch(said);
    expect(await store.digests.subscriptionsIn(PLACE)).toHaveLength(1);
  });

  it('add is acknowledged in time, and answered, over a store that takes long', async () => {
    const discord = await standIn();
    await start(discord, {}, (chat) => ({
      ...chat,
      receive: async (incoming) => {
        await sleep(3500);
        return chat.receive(incoming);
      },
    }));
    const begun = performance.now();

    discord.gateway.tell('INTERACTION_CREATE', digest('1', 'add', HARBOUR));

    await expect.poll(() => discord.callbacks.length, { timeout: 3000 }).toBe(1);
    const acknowledged = performance.now() - begun;
    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('Every weekday at 08:00');
    expect(acknowledged).toBeLessThan(2900);
    expect(discord.callbacks).toHaveLength(1);
  });

  it('add alone over a store that takes long is answered in words before Discord drops it', async () => {
    const discord = await standIn();
    await start(discord, {}, (chat) => ({ ...chat, openForm: () => new Promise(() => {}) }));

    discord.gateway.tell('INTERACTION_CREATE', digest('3', 'add'));

    await expect.poll(() => JSON.stringify(discord.callbacks), { timeout: 2900 }).toContain('The form did not open.');
  });

  it('is refused to who may not manage the server, saying who may', async () => {
    const discord = await standIn();
    const { store } = await start(discord);

    discord.gateway.tell('INTERACTION_CREATE', digest('2', 'add', HARBOUR, '0'));

    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('“Manage Server”');
    expect(await store.digests.subscriptionsIn(PLACE)).toEqual([]);
  });

  it('add alone opens a form, which makes a digest when it is sent', async () => {
    const discord = await standIn();
    const { store } = await start(discord);

    discord.gateway.tell('INTERACTION_CREATE', digest('3', 'add'));
    await expect.poll(() => discord.callbacks, { timeout: 10_000 }).toHaveLength(1);
    const [form] = discord.callbacks as readonly { readonly type: number; readonly data: { custom_id: string } }[];
    const fields = { topics: 'harbour, freight', schedule: 'daily 7:30', zone: 'Kyiv' };
    discord.gateway.tell('INTERACTION_CREATE', sentForm('4', form!.data.custom_id, fields));

    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('Every day at 07:30');
    const [made] = await store.digests.subscriptionsIn(PLACE);
    expect(form?.type).toBe(9);
    expect(made?.subscription).toMatchObject({ topics: ['harbour', 'freight'], timing: { zone: 'Europe/Kyiv' } });
  });

  it('opens no form for who may not, and says who may', async () => {
    const discord = await standIn();
    await start(discord);

    discord.gateway.tell('INTERACTION_CREATE', digest('5', 'add', [], '0'));

    await expect.poll(() => JSON.stringify(discord.callbacks), { timeout: 10_000 }).toContain('“Manage Server”');
    expect(discord.callbacks).toMatchObject([{ type: 4, data: { flags: 64 } }]);
  });

  it.each([
    ['topics', 'freight, ', /^freight, /],
    ['zone', 'kiev', /^Europe\/Kyiv$/],
  ])('completes %s', async (name, typed, completed) => {
    const discord = await standIn();
    await start(discord);

    const typing = digest('6', 'add', [option(name, typed, true)]);
    discord.gateway.tell('INTERACTION_CREATE', { ...typing, type: 4 });

    await expect.poll(() => discord.callbacks, { timeout: 10_000 }).toHaveLength(1);
    const [{ data }] = discord.callbacks as [{ readonly data: { readonly choices: readonly { value: string }[] } }];
    expect(data.choices[0]?.value).toMatch(completed);
  });
});
