import { mentionsOf } from '../mentions/mentions.ts';
import { SPEECH_VERBS } from './speech-words.ts';

/** Who a sentence says tells it: the name right beside its verb of saying, or after "according to". */
export function tellerOf(sentence: { readonly text: string }): string | undefined {
  for (const mention of mentionsOf(sentence)) {
    if (
      mention.kind !== 'person' &&
      mention.kind !== 'organisation' &&
      mention.kind !== 'name' &&
      mention.kind !== 'place'
    )
      continue;
    const before = sentence.text.slice(Math.max(0, mention.start - 60), mention.start);
    const after = sentence.text.slice(mention.end, mention.end + 30);
    if (/\baccording to (?:the )?(?:\p{L}+ ){0,3}$/iu.test(before)) return mention.text;
    const next = /^(?:,[^,]{2,60},)? (?:also |later |has |had )?(\p{Ll}+)\b/u.exec(after)?.[1];
    if (next && SPEECH_VERBS.has(next)) return mention.text;
    const verb = /(?:^|[\s,”"])(said|says|added|warned|claimed|argued|told) (?:the )?(?:[\p{L}-]+ ){0,4}$/iu.exec(
      before,
    )?.[1];
    if (verb && /^[,.]|^$/.test(after)) return mention.text;
  }
  return undefined;
}
