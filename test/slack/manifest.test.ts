import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRequestUrl, slackManifest } from '../../src/slack/manifest.ts';

const kept = (name: string): unknown => JSON.parse(readFileSync(`src/slack/${name}`, 'utf8'));

describe('the manifest', () => {
  it('is kept as a file to paste, in both variants', () => {
    expect(kept('manifest.json')).toEqual(slackManifest({ mentionOnly: false }));
    expect(kept('manifest.mention-only.json')).toEqual(slackManifest({ mentionOnly: true }));
  });

  it('asks for what the bot needs, and for no more', () => {
    expect(slackManifest({ mentionOnly: false })).toMatchObject({
      oauth_config: {
        scopes: {
          bot: [
            'commands',
            'chat:write',
            'app_mentions:read',
            'im:history',
            'channels:history',
            'groups:history',
            'users:read',
          ],
        },
      },
      settings: { socket_mode_enabled: true },
    });
  });

  it('for mentions only reads no channel', () => {
    const manifest = JSON.stringify(slackManifest({ mentionOnly: true }));

    for (const name of ['channels:history', 'groups:history', 'message.channels', 'message.groups'])
      expect(manifest).not.toContain(name);
  });

  it.each([
    ['https://briefdesk.example/slack/events', 'https://briefdesk.example/slack/events'],
    ['https://briefdesk.example', 'https://briefdesk.example/slack/events'],
    ['https://briefdesk.example/behind/a/proxy', 'https://briefdesk.example/behind/a/proxy'],
    ['http://briefdesk.example/slack/events', undefined],
    ['briefdesk.example', undefined],
  ])('over HTTP takes %j as %j', (typed, address) => {
    expect(readRequestUrl(typed)).toBe(address);
  });

  it('over HTTP names the address for commands, events and buttons', () => {
    const requestUrl = 'https://briefdesk.example/slack/events';

    expect(slackManifest({ mentionOnly: false, requestUrl })).toMatchObject({
      features: {
        slash_commands: [
          { command: '/brief', url: requestUrl },
          { command: '/digest', url: requestUrl },
        ],
      },
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { request_url: requestUrl },
        interactivity: { request_url: requestUrl },
      },
    });
  });
});
