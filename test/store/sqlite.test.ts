import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { describeChatStore } from '../contracts/chat-store.ts';
import { describeDigestStore } from '../contracts/digests.ts';
import { describePages } from '../contracts/pages.ts';
import { describeStore } from '../contracts/store.ts';
import { describeStories } from '../contracts/stories.ts';
import { describeWatches } from '../contracts/watches.ts';

describeStore('a store on SQLite', async () => createStore(await openSqlite(':memory:')));

describeChatStore('chat on SQLite', async () => createStore(await openSqlite(':memory:')));

describeWatches('sources on the web on SQLite', async () => createStore(await openSqlite(':memory:')));

describePages('pages of new articles on SQLite', async () => createStore(await openSqlite(':memory:')));

describeDigestStore('digests on SQLite', async () => createStore(await openSqlite(':memory:')));

describeStories('stories on SQLite', async () => createStore(await openSqlite(':memory:')));
