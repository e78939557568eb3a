import type { Platform } from './app/chat/ports.ts';
import type { Courier } from './app/digests/courier.ts';
import type { Document } from './app/document.ts';
import type { OperatorChannel } from './config.ts';

/** What is said again within so long is left out: a platform that is down fails every digest for one reason. */
const QUIET_MS = 10 * 60_000;
const AT_MOST = 5;

/** Says in the operator's channel, where there is one, what needs a look. It is in the log in any case. */
export function tellOperator(
  channel: OperatorChannel | undefined,
  courierOf: (platform: Platform) => Courier,
  report: (what: string, error: unknown) => void,
): (document: Document) => Promise<void> {
  let said: readonly number[] = [];
  return async (document) => {
    const texts = document.blocks.flatMap((block) => (block.kind === 'note' ? block.text : []));
    report(document.title, texts.join(' '));
    said = said.filter((at) => performance.now() - at < QUIET_MS);
    if (!channel || said.length >= AT_MOST) return;
    said = [...said, performance.now()];
    const place = { platform: channel.platform, workspace: `${channel.platform}:operator`, channel: channel.channel };
    try {
      const courier = courierOf(channel.platform);
      const payloads = courier.render(place, document, { actions: [], titled: true });
      const key = `operator${Math.round(performance.now()).toString(36)}`.slice(0, 16);
      for (const [part, payload] of payloads.entries()) {
        const sending = await courier.send(place, { payload, key, part });
        if (sending.kind !== 'sent') report('OPERATOR_CHANNEL', sending.reason);
      }
    } catch (error) {
      report('OPERATOR_CHANNEL', error);
    }
  };
}
