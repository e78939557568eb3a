import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { standIn, start } from './running.ts';
import { slashCommand } from './stand-in.ts';

const REMOVE = [
  { name: 'do', type: 3, value: 'remove' },
  { name: 'address', type: 3, value: 'Ledger' },
];

it.each([
  ['whoever has “Manage Server”', PermissionFlagsBits.ManageGuild, 'There is no source'],
  ['an administrator', PermissionFlagsBits.Administrator, 'There is no source'],
  ['nobody else, who is told who can', PermissionFlagsBits.ManageMessages, 'whoever has “Manage Server” here'],
])('sources are changed by %s', async (_who, permissions, told) => {
  const discord = await standIn();
  await start(discord);

  discord.gateway.tell('INTERACTION_CREATE', slashCommand('2', 'sources', REMOVE, `${permissions}`));

  await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain(told);
});
