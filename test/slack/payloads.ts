import type { Workspace } from './workspace.ts';

let made = 0;
const fresh = (name: string): string => {
  made += 1;
  return `${name}${made}`;
};

/** A time as Slack writes it, which is a message's id in its channel, too. */
const timestamp = (): string => {
  made += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(made).padStart(6, '0')}`;
};

/** Payloads as Slack sends them, from what matters of each. */
export const payloadsOf = (workspace: Workspace) => {
  const { team, general, anna } = workspace;
  const submitted = (form: string, metadata: string, values: object) => ({
    type: 'view_submission',
    team: { id: team, domain: 'tarn' },
    user: { id: anna, name: 'anna', team_id: team },
    api_app_id: 'A1',
    token: 't',
    trigger_id: fresh('trigger.'),
    response_urls: [],
    view: { id: fresh('V'), type: 'modal', callback_id: form, private_metadata: metadata, state: { values } },
  });
  return {
    command: (
      text: string,
      given: {
        readonly channel?: string;
        readonly user?: string;
        readonly responseUrl?: string;
        readonly command?: string;
      } = {},
    ) => ({
      token: 't',
      team_id: team,
      team_domain: 'tarn',
      channel_id: given.channel ?? general,
      channel_name: 'general',
      user_id: given.user ?? anna,
      user_name: 'somebody',
      command: given.command ?? '/brief',
      text,
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: given.responseUrl ?? workspace.responseAddress(),
      trigger_id: fresh('trigger.'),
    }),
    event: (type: 'message' | 'app_mention', given: object = {}) => ({
      token: 't',
      team_id: team,
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: fresh('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      event: { type, channel: general, channel_type: 'channel', user: anna, text: '', ts: timestamp(), ...given },
    }),
    click: (
      kind: string,
      post: string,
      given: { readonly user?: string; readonly message?: string; readonly thread?: string } = {},
    ) => ({
      type: 'block_actions',
      team: { id: team, domain: 'tarn' },
      user: { id: given.user ?? anna, name: 'somebody', team_id: team },
      api_app_id: 'A1',
      token: 't',
      trigger_id: fresh('trigger.'),
      response_url: workspace.responseAddress(),
      channel: { id: general, name: 'general' },
      container: {
        type: 'message',
        channel_id: general,
        message_ts: given.message ?? '1700000000.000001',
        ...(given.thread !== undefined && { thread_ts: given.thread }),
        is_ephemeral: false,
      },
      actions: [{ type: 'button', block_id: 'b', action_id: `briefdesk-${kind}`, value: post, action_ts: timestamp() }],
    }),
    /** A form of chat's, its text fields and ticked boxes filled in. */
    filled: (metadata: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
      submitted(
        'briefdesk-form',
        metadata,
        Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [
            name,
            {
              value:
                typeof value === 'string'
                  ? { type: 'plain_text_input', value }
                  : { type: 'checkboxes', selected_options: value.map((one) => ({ value: one })) },
            },
          ]),
        ),
      ),
    form: (metadata: string, question: string) =>
      submitted('briefdesk-ask-form', metadata, { question: { text: { type: 'plain_text_input', value: question } } }),
  };
};
