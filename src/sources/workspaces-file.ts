import { z } from 'zod';
import { isInstalled } from '../app/installed-zone.ts';
import { type FileProblem, parseYamlList, readYamlText } from './yaml-list.ts';

/** What an operator wrote for one workspace, or for all of a platform: `name` is `slack`, or `slack:T024BE7LD`. */
export interface WorkspaceEntry {
  readonly name: string;
  readonly channels?: readonly string[];
  readonly roles?: readonly string[];
  readonly visibility?: 'public' | 'private';
  readonly questions?: number;
  readonly posts?: number;
  readonly digests?: 'admins' | 'everyone';
  readonly timeZone?: string;
}

const ids = z.array(z.string().trim().min(1, 'must not be empty'), { error: 'must be a list of ids' }).optional();
const count = z.coerce
  .number({ error: 'must be a number, 1 to 1000' })
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(1000, 'must be 1000 or less')
  .optional();
const workspaceEntry = z
  .object(
    {
      name: z
        .string({ error: 'must be slack, discord, or one of their workspaces' })
        .regex(/^(?:slack|discord)(?::\w+)?$/, 'must be slack or discord, or read slack:T024BE7LD or discord:8138478'),
      channels: ids,
      roles: ids,
      visibility: z.enum(['public', 'private'], { error: 'must be public or private' }).optional(),
      questions: count,
      posts: count,
      digests: z.enum(['admins', 'everyone'], { error: 'must be admins or everyone' }).optional(),
      timeZone: z.string().refine(isInstalled, 'must be a time zone like Europe/Kyiv').optional(),
    },
    { error: 'a workspace must be a name with rules' },
  )
  .refine(({ name, roles }) => roles === undefined || name.startsWith('discord'), {
    path: ['roles'],
    error: 'must not be given for Slack, which has none: name channels instead',
  });

/** Reads a workspaces file. One that does not exist holds none; one that can't be read is an error. */
export async function readWorkspacesFile(
  path: string,
): Promise<{ readonly workspaces: readonly WorkspaceEntry[]; readonly problems: readonly FileProblem[] }> {
  const read = await readYamlText(path);
  if ('problem' in read) return { workspaces: [], problems: [read.problem] };
  const { entries, problems } = parseYamlList(read.text, { file: path, what: 'workspaces', entry: workspaceEntry });
  return { workspaces: entries.map(({ value }) => value), problems };
}
