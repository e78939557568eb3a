import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChat } from './rig.ts';

/**
 * A process of its own that answers questions from a store file, or takes up what another one left. What reached the
 * platform is a line of a file with the post's key, once a key, as a nonce makes it.
 */
const [task, store, platform, count = '0'] = process.argv.slice(2);
const LEASE_MS = 200;

const posted = (): readonly string[] =>
  existsSync(platform!) ? readFileSync(platform!, 'utf8').split('\n').filter(Boolean) : [];

const { chat, incoming, close } = await startChat({
  path: store!,
  leaseMs: LEASE_MS,
  rules: { questions: 1000, posts: 1000 },
  messenger: {
    post: async (_, __, { key }) => {
      if (!posted().includes(key)) appendFileSync(platform!, `${key}\n`);
      await sleep(1);
      return [`message-of-${key}`];
    },
  },
});

if (task === 'answer') {
  for (let asked = 0; asked < Number(count); asked++) {
    const receipt = await chat.receive(
      incoming({ kind: 'question', text: 'How long will the strike last?' }, { eventId: `question-${asked}` }),
    );
    process.stdout.write(`question-${asked}\n`);
    void chat.work(receipt);
  }
  await chat.drain(60_000);
} else {
  for (let round = 0; round < 20; round++) {
    await chat.recover();
    await sleep(LEASE_MS / 4);
  }
}
await close();
