/** What Discord accepts, in UTF-16 units unless said otherwise (https://docs.discord.com/developers). */
export const LIMITS = {
  content: 2000,
  embeds: 10,
  /** Titles, descriptions, field names, field values and footers of a message's embeds together. */
  embedsTotal: 6000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  choices: 25,
  choiceName: 100,
  optionText: 6000,
  modalTitle: 45,
  fieldLabel: 45,
  fieldHint: 100,
  /** Of an entry of a menu. */
  optionLabel: 100,
  threadName: 100,
  nonce: 25,
} as const;
