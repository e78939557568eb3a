import { PermissionFlagsBits } from 'discord.js';

/** What the bot has to be allowed in a channel, and what for. */
const PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** The address under which the manager of a server invites the bot. */
export function inviteAddress(application: string): string {
  const permissions = PERMISSIONS.reduce((sum, permission) => sum | permission, 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: `${permissions}`,
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
