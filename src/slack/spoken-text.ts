/** `<@U1|name>`, `<#C1|general>`, `<!here>`, `<https://…|label>`: what Slack puts into the text of messages. */
const MARKUP = /<([^<>|]*)(?:\|([^<>]*))?>/g;

/** What a person typed, as they saw it; mentions of the bot are left out. */
export function spokenText(text: string, botUserId: string): string {
  const read = text.replace(MARKUP, (_, target: string, label?: string) => {
    if (target === `@${botUserId}`) return '';
    if (target.startsWith('#')) return `#${label ?? ''}`;
    if (target.startsWith('@')) return `@${label ?? 'somebody'}`;
    if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^', 1)[0]}`;
    return label ?? target.replace(/^mailto:/, '');
  });
  return read.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}

export const mentions = (text: string, userId: string): boolean =>
  [...text.matchAll(MARKUP)].some(([, target]) => target === `@${userId}`);

/** It calls a person or a group other than the bot. */
export const mentionsOthers = (text: string, botUserId: string): boolean =>
  [...text.matchAll(MARKUP)].some(
    ([, target = '']) => /^(?:@|!(?:here|channel|everyone|subteam))/.test(target) && target !== `@${botUserId}`,
  );
