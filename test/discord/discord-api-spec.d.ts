/** The package publishes no types for its zod shapes. */
declare module 'discord-api-spec/zod' {
  interface Shape {
    parse(value: unknown): unknown;
  }
  /** Unknown properties are errors in shapes that parse after this. */
  export function setStrictObject(strict: boolean): void;
  export const MessageCreateRequestSchema: Shape;
  export const IncomingWebhookInteractionRequestSchema: Shape;
  export const ModalInteractionCallbackRequestSchema: Shape;
  export const ApplicationCommandCreateRequestSchema: Shape;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Shape;
}
