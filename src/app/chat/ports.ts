import type { Command } from '../command.ts';
import type { Courier } from '../digests/courier.ts';
import type { DigestCommand } from '../digests/digest-command.ts';
import type { Document } from '../document.ts';
import type { ActionKind, Pressing, Reviewing } from './actions.ts';
import type { FilledForm, Form, FormProblems } from './form.ts';

export type Platform = 'slack' | 'discord';
export type Visibility = 'public' | 'private';

/** A channel, and the thread in it where there is one. */
export interface Place {
  readonly platform: Platform;
  /** `slack:T024BE7LD`, `discord:81384788765712384`; `user:discord:80351110224678912` where there is no server. */
  readonly workspace: string;
  /** The channel that a thread is in, never the thread itself. */
  readonly channel: string;
  /** Id of the message that the thread begins with. */
  readonly thread?: string;
  /** A direct message with the bot: nobody else reads it, and all of it is one conversation. */
  readonly direct?: true;
}

export interface Person {
  readonly id: string;
  /** May delete and mute what others asked for. */
  readonly moderator: boolean;
  /** May change the sources: Discord's "Manage Server", Slack's admins or whom `SOURCE_MANAGERS` names. Absent: no. */
  readonly manager?: boolean;
  /** As others see it. */
  readonly name?: string;
  /** IANA zone, where the platform tells it and the act needs it. */
  readonly zone?: string;
  readonly roles: readonly string[];
}

/** What somebody did. `post` is the id of a post of ours, as its buttons carry it. */
export type Act =
  /** Without a visibility: the workspace's usual one. */
  | { readonly kind: 'command'; readonly command: Command; readonly visibility?: Visibility }
  /**
   * A mention, a direct message, or what was typed into the form behind **Ask** (then with its `post`): always
   * answered. `begins`: its message is the root of `place.thread`, so what follows there is a conversation with the bot.
   */
  | { readonly kind: 'question'; readonly text: string; readonly post?: string; readonly begins?: true }
  /**
   * A plain message in a thread: answered where the thread is ours and it is a question to the bot. `text` is empty
   * where the platform withholds it; `toOthers`: it mentions somebody else, or replies to them.
   */
  | { readonly kind: 'talk'; readonly text: string; readonly toOthers: boolean }
  | { readonly kind: Pressing; readonly post: string }
  /** The `post` is a delivery, whose draft is reviewed. */
  | { readonly kind: Reviewing; readonly post: string }
  | { readonly kind: 'digest'; readonly command: DigestCommand }
  | { readonly kind: 'form'; readonly form: FilledForm };

/** What somebody did that opens a form: its text comes back as an act. */
export interface Opening {
  readonly place: Place;
  readonly person: Person;
  readonly wish:
    | { readonly kind: 'digest'; readonly command: DigestCommand }
    | { readonly kind: 'schedule'; readonly post: string }
    | { readonly kind: 'review'; readonly form: 'note' | 'drop'; readonly post: string };
}

export interface Incoming {
  /**
   * The platform's own id of what happened, the same however often it is delivered. Of a message it is built from
   * channel and message: Slack tells of a mention twice, by events with ids of their own.
   */
  readonly eventId: string;
  readonly place: Place;
  readonly person: Person;
  readonly at: Date;
  /**
   * Where a private reply can be sent for a while (a response address, an interaction token): opaque to app, kept
   * until the reply is sent so that a restart can still send it, and never logged.
   */
  readonly replyTo?: string;
  readonly act: Act;
}

/** `ignored`: talk that is none of ours, neither stored nor logged. `seen`: delivered before. */
type Receipt =
  | { readonly kind: 'received'; readonly incoming: Incoming }
  | { readonly kind: 'seen' }
  | { readonly kind: 'ignored' };

/**
 * A button below a document. `ask` opens a form whose text comes back as a question with the same `post`; so do
 * `schedule`, `note` and `drop`, whose forms chat makes.
 */
export interface Action {
  readonly kind: ActionKind;
  /** Id of our post or of a delivery, at most 16 letters, digits, `-` and `_`. */
  readonly post: string;
  readonly label: string;
}

export interface Showing {
  readonly actions: readonly Action[];
  /** False directly below the question that the document answers: its title would repeat it. */
  readonly titled: boolean;
}

export interface PostOptions extends Showing {
  /** The same for the same post, at most 16 characters: for a nonce or metadata by which it is not sent twice. */
  readonly key: string;
  /** An earlier try may have come through: look for the key before sending, where the platform lets one. */
  readonly again: boolean;
}

/** Who gets a private reply. */
export interface Recipient {
  readonly place: Place;
  readonly person: string;
  readonly replyTo?: string;
}

/** What an adapter does for app. A failure a person can mend is a `BriefdeskError` whose message says how. */
export interface Messenger {
  /**
   * Ordinary messages in the channel, or in the thread, which is opened where there is none yet. Long documents are
   * split at block borders, buttons below the last part. Returns the ids of all messages, the first one first.
   * Throws `not-in-channel` with how to invite the bot.
   */
  post(place: Place, document: Document, options: PostOptions): Promise<readonly [string, ...string[]]>;
  /**
   * For that person only: through `replyTo` as long as it is good, else in another private way (an ephemeral or a
   * direct message), never in public.
   */
  reply(to: Recipient, document: Document, showing: Showing): Promise<void>;
  /** What was asked for stands at `to.place` now, as `message`: a deferred private reply points there or goes. */
  settle(to: Recipient, message: string): Promise<void>;
  /** Deletes messages of ours; one that is gone already is no error. */
  remove(place: Place, messages: readonly string[]): Promise<void>;
}

/** What is being typed of a command for a digest. `topics`: several, with commas between. */
export interface DigestTyping {
  readonly option: 'topics' | 'zone' | 'digest';
  readonly text: string;
}

export interface Completion {
  /** 100 characters at most, as the value. */
  readonly label: string;
  readonly value: string;
}

/** What adapters hand on to. A handler parses its payload, calls `receive`, acknowledges, and calls `work`. */
export interface Chat {
  /** Stored when it returns: then it may be acknowledged. */
  receive(incoming: Incoming): Promise<Receipt>;
  /** Ends in an answer, a refusal or an error in words; never rejects. */
  work(receipt: Receipt): Promise<void>;
  /** What a crash left: answered where it is young, apologised for where it is not, each once. Never rejects. */
  recover(): Promise<void>;
  /** Topics to offer while one is typed, best first, 25 at most. */
  complete(typed: string, workspace: string): Promise<readonly string[]>;
  /** What to offer in a command for a digest, 25 at most. */
  completeDigest(typed: DigestTyping, place: Place): Promise<readonly Completion[]>;
  /** The form that somebody asked for, filled in with what is known; or why there is none, for them alone. */
  openForm(opening: Opening): Promise<Form | { readonly refused: string }>;
  /** What of a form can't be taken, where the platform can keep it open. */
  formProblems(form: FilledForm): FormProblems;
  /** The bot was removed from a workspace, or is back in it. */
  removed(workspace: string, at: Date): Promise<void>;
  returned(workspace: string): Promise<void>;
  /** The bot is in these workspaces of the platform: it was removed meanwhile from others that it knew. */
  present(platform: Platform, workspaces: readonly string[], at: Date): Promise<void>;
  /** Waits for what is being worked on, so many milliseconds at most. */
  drain(ms: number): Promise<void>;
}

/** What main starts, asks after and stops. */
export interface Adapter {
  readonly platform: Platform;
  readonly messenger: Messenger;
  readonly courier: Courier;
  /** Connects. Throws a `BriefdeskError` that names the token, scope or intent that is wrong. */
  start(chat: Chat): Promise<void>;
  /** Takes nothing new any more; replies can still be sent until it settles. */
  stop(): Promise<void>;
  state(): 'starting' | 'connected' | 'reconnecting' | 'stopped';
}
