/** How a person types what has no command of its own everywhere. */
export interface CommandNames {
  readonly ask: string;
  readonly topics: string;
  readonly sources: string;
}

const ON_SLACK: CommandNames = { ask: '/brief ask', topics: '/brief topics', sources: '/brief sources' };
const ON_DISCORD: CommandNames = { ask: '/ask', topics: '/topics', sources: '/sources' };
const IN_TERMINAL: CommandNames = { ...ON_SLACK, sources: '/sources' };

export const isOnDiscord = (workspace: string): boolean => /^(?:user:)?discord:/.test(workspace);

/** Slack has `/brief` and `/digest` alone, Discord a command for each thing. */
export function commandNames(workspace: string): CommandNames {
  if (isOnDiscord(workspace)) return ON_DISCORD;
  return /^(?:user:)?slack:/.test(workspace) ? ON_SLACK : IN_TERMINAL;
}
