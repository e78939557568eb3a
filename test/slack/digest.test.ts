import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonIn, glance, type Running, run, until } from './running.ts';

let running: Running;
beforeAll(async () => {
  running = await run({ over: 'http' });
});
afterAll(() => running.stop());
beforeEach(() => {
  running.workspace.calls.length = 0;
  running.workspace.replies.length = 0;
});

const digest = (text: string, responseUrl?: string) =>
  running.payloads.command(text, { command: '/digest', ...(responseUrl && { responseUrl }) });
const said = (): string => running.workspace.replies.map(({ message }) => glance(message)).join('\n');
const subscriptions = () =>
  running.chat.store.digests.subscriptionsIn({
    workspace: `slack:${running.workspace.team}`,
    channel: running.workspace.general,
  });

/** The form that Slack was told to open. */
async function opened() {
  const { body } = await until(() => running.workspace.calls.find(({ method }) => method === 'views.open'));
  return JSON.parse(body.view!) as {
    readonly private_metadata: string;
    readonly title: { readonly text: string };
    readonly blocks: readonly { readonly block_id: string; readonly element: Readonly<Record<string, unknown>> }[];
  };
}

const FILLED = { topics: 'harbour, freight', schedule: 'mon,thu 7:30', zone: 'Kyiv', extras: ['say', 'review'] };

describe('/digest', () => {
  it('add is answered in words, to who asked alone, through the response address', async () => {
    await running.deliver(digest('add harbour weekdays 8:00 Europe/Kyiv'));
    await running.answered();

    const [found] = await subscriptions();
    expect(running.workspace.replies[0]?.message.response_type).toBe('ephemeral');
    expect(said()).toContain('harbour: Every weekday at 08:00, Kyiv time.');
    expect(found?.subscription).toMatchObject({ topics: ['harbour'], maker: running.workspace.anna });
    expect(running.workspace.calls.map(({ method }) => method)).not.toContain('chat.postMessage');
  });

  it('add alone opens a form, which makes a digest when it is sent', async () => {
    const before = (await subscriptions()).length;

    await running.deliver(digest('add'));
    const view = await opened();
    await running.deliver(running.payloads.filled(view.private_metadata, FILLED));
    await running.answered();

    const made = (await subscriptions())[before];
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    expect(view.blocks.map(({ block_id }) => block_id)).toEqual(['topics', 'schedule', 'zone', 'length', 'extras']);
    expect(made?.subscription).toMatchObject({
      topics: ['harbour', 'freight'],
      timing: { schedule: 'mon,thu 7:30', zone: 'Europe/Kyiv' },
      wishes: { quiet: 'say', catchUp: 'skip', review: { by: running.workspace.anna, unapproved: 'post' } },
    });
    expect(said()).toContain('Every Monday and Thursday at 07:30, Kyiv time.');
  });

  it('edit opens the form as the digest is', async () => {
    const [first] = await subscriptions();

    await running.deliver(digest(`edit ${first?.subscription.id}`));
    const view = await opened();

    expect(view.blocks[0]?.element).toMatchObject({ initial_value: 'harbour' });
    expect(view.blocks[3]?.element).toMatchObject({ initial_option: { value: 'normal' } });
    expect(JSON.parse(view.private_metadata)).toMatchObject({
      name: 'edit',
      about: expect.stringContaining(`${first?.subscription.id}-`),
    });
  });

  it('says in words why no form opens', async () => {
    running.workspace.fail('views.open', { kind: 'refuse', error: 'expired_trigger_id' });

    await running.deliver(digest('add'));
    await until(() => running.workspace.replies[0]);

    expect(said()).toContain('The form did not open.');
  });
});

describe('a form', () => {
  it('that cannot be taken stays open, with what is wrong at each field', async () => {
    await running.deliver(digest('add'));
    const { private_metadata } = await opened();
    const before = (await subscriptions()).length;

    const { body } = await running.deliver(
      running.payloads.filled(private_metadata, { ...FILLED, schedule: 'daily 25:00', zone: 'Europe/Kyivv' }),
    );

    const answer = JSON.parse(body) as { readonly response_action: string; readonly errors: object };
    expect(answer.response_action).toBe('errors');
    expect(answer.errors).toEqual({
      schedule: expect.stringContaining('25:00'),
      zone: expect.stringContaining('Europe/Kyiv'),
    });
    expect(await subscriptions()).toHaveLength(before);
  });

  it('opens behind Schedule below a brief, with its topic', async () => {
    await running.deliver(running.payloads.command('harbour'));
    await running.answered();
    const post = (await running.workspace.held()).at(-1)!;

    await running.deliver(running.payloads.click('schedule', buttonIn(post, 'schedule'), { message: post.ts }));

    expect((await opened()).blocks[0]?.element).toMatchObject({ initial_value: 'harbour' });
  });
});

describe('where admins alone may', () => {
  it('others are told who can, before any form opens', async () => {
    const strict = await run({ over: 'http', rules: { digests: 'admins' } });
    try {
      const add = (text: string) => strict.payloads.command(text, { command: '/digest' });

      await strict.deliver(add('add'));
      await until(() => strict.workspace.replies[0]);
      await strict.deliver({ ...add('add harbour daily 8:00'), user_id: strict.workspace.admin });
      await strict.answered();

      expect(glance(strict.workspace.replies[0]!.message)).toContain('made and changed by the workspace’s admins');
      expect(glance(strict.workspace.replies[1]!.message)).toContain('harbour: Every day at 08:00');
      expect(strict.workspace.calls.map(({ method }) => method)).not.toContain('views.open');
    } finally {
      await strict.stop();
    }
  });
});
