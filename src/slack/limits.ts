/**
 * What Slack takes, in characters unless said otherwise. Published with Block Kit's reference, except for `message`:
 * `chat.postMessage` answers `msg_blocks_too_long` from about 12,000 characters of all blocks on, and counts more
 * than their text (slackapi/bolt-js#2509, #2867), so the blocks are measured as JSON.
 */
export const LIMITS = {
  /** Blocks of a message. */
  blocks: 50,
  header: 150,
  /** Of a section's text, kept for each paragraph of rich text as well. */
  section: 3000,
  message: 12_000,
  /** Of the text for notifications. */
  fallback: 4000,
  /** An address longer than this is not linked; no limit is published but a button's. */
  address: 2000,
  /** Elements of a row of buttons. */
  buttons: 25,
  buttonText: 75,
  /** Boxes of one field to be ticked; a field with more is a menu. */
  checkboxes: 10,
  optionText: 75,
} as const;
