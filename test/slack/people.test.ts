import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { glance, type Running, run } from './running.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
let running: Running | undefined;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterEach(async () => {
  await running?.stop();
  workspace.replies.length = 0;
  workspace.calls.length = 0;
});
afterAll(() => workspace.close());

/** What somebody is told who asks for a source's removal. */
async function removing(user: string, sourceManagers?: readonly string[]): Promise<string> {
  running = await run({ over: 'http', workspace, ...(sourceManagers && { sourceManagers }) });
  await running.deliver(running.payloads.command('sources remove Ledger private', { user }));
  await running.answered();
  return glance(workspace.replies[0]!.message);
}

const DONE_IF_THERE = 'There is no source';
const REFUSED = 'Sources are changed by the admins of this workspace';

describe('sources are changed', () => {
  it('by an admin', async () => {
    expect(await removing(workspace.admin)).toContain(DONE_IF_THERE);
  });

  it('by nobody else, who is told who can', async () => {
    expect(await removing(workspace.anna)).toContain(REFUSED);
  });

  it('by whom the operator names, without a question to Slack', async () => {
    expect(await removing(workspace.anna, [workspace.anna])).toContain(DONE_IF_THERE);
    expect(workspace.calls.map(({ method }) => method)).not.toContain('users.info');
  });

  it('no longer by admins where the operator names others', async () => {
    expect(await removing(workspace.admin, [workspace.anna])).toContain(REFUSED);
  });

  it('by both where the operator names both', async () => {
    expect(await removing(workspace.admin, ['admins', workspace.anna])).toContain(DONE_IF_THERE);
  });

  it('by nobody whom Slack tells nothing about', async () => {
    workspace.fail('users.info', { kind: 'refuse', error: 'missing_scope', needed: 'users:read' });

    expect(await removing(workspace.admin)).toContain(REFUSED);
  });
});
