import { request } from 'undici';
import type { Courier, Sending } from '../../src/app/digests/courier.ts';
import { isUnreached } from '../../src/app/digests/unreached.ts';

/** A courier of the loopback platform; gives up after so long. */
export function createLoopbackCourier(address: string, timeoutMs: number): Courier {
  const ask = async (path: string, body?: unknown) => {
    const options = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, signal: AbortSignal.timeout(timeoutMs) };
    const asked = body === undefined ? {} : ({ method: 'POST', body: JSON.stringify(body) } as const);
    const { statusCode, body: answer } = await request(`${address}${path}`, { ...options, ...asked });
    return { status: statusCode, value: (await answer.json()) as unknown };
  };
  return {
    render: (_, { blocks }) => {
      // A round may take so long that a digest is labelled late: that is no message more.
      const told = blocks.filter((block) => block.kind !== 'note' || !block.text.startsWith('Late: '));
      const [first, ...others] = told.map((block) => JSON.stringify(block));
      return [first ?? '', ...others];
    },
    send: async ({ channel }, { payload, key, part }): Promise<Sending> => {
      try {
        const { status, value } = await ask('/', { channel, key, part, payload });
        if (status === 200) return { kind: 'sent', message: (value as { message: string }).message };
        if (status === 429) return { kind: 'failed', reason: 'limited', ...(value as { retryAfterMs: number }) };
        return { kind: 'unclear', reason: `status ${status}` };
      } catch (error) {
        return { kind: isUnreached(error) ? 'failed' : 'unclear', reason: String(error) };
      }
    },
    look: async ({ channel }, { key }) => {
      try {
        const { value } = await ask(`/?${new URLSearchParams({ channel, key })}`);
        const found = value as readonly { readonly part: number; readonly message: string }[];
        return { kind: 'seen', messages: new Map(found.map(({ part, message }) => [part, message])) };
      } catch (error) {
        return { kind: 'failed', reason: String(error) };
      }
    },
    troubleAt: async () => undefined,
    hasLeft: async () => false,
    tell: async () => {},
  };
}
