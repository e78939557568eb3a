import { type Command, parseBrief } from '../command.ts';

/** Who says hello wants to know what there is to say. */
const GREETING = /^(?:hi|hey|hello|hallo|good (?:morning|afternoon|evening))(?: there| briefdesk)?[\s.!]*$/i;
/** What people say before what they want, and after it. */
const LEAD =
  /^(?:(?:hi|hey|hello|ok|okay|so|please|pls)\b[\s,.!:]*|(?:can|could|would|will) you (?:please )?(?=(?:brief|give|show|get|send|write)\b))+/i;
const TAIL = /[\s,]*\b(?:please|pls|thanks|thank you)[\s.!?]*$|[\s.!?]+$/i;
const ASKED_FOR =
  /^(?:give|show|get|send|write) (?:me |us )?(?:an? |the )?(short |long )?brief(?:ing)?(?: (?:on|about|of)\b|$)\s*/i;
const BRIEF =
  /^\/?(?:brief\b\s*(?:(?:me|us)\s+(?:on|about)\b|(?:me|us)\s*$|(?:on|about)\b)?|briefing (?:on|about)\b)\s*/i;
/** "brief territory private", but not "brief private", and not in quotation marks. */
const IN_PRIVATE = /\w[\s,]+(?:in private|private|privately)$/i;
const DIGEST = /^\/?digests?(?:$|\s+(?:add|list|preview|now|pause|resume|edit|remove|help)\b)/i;
const LIST = /^\/?(help|topics|sources)$/i;

/** What somebody says to the bot where it is a command in words: "@briefdesk brief me on territory", "help". */
export function spokenCommand(text: string): Command | undefined {
  if (text.trim() === '' || GREETING.test(text.trim())) return { kind: 'help' };
  const words = text.trim().replace(LEAD, '');
  const plain = words.replace(TAIL, '');
  const [asked, length = ''] = ASKED_FOR.exec(plain) ?? [];
  if (asked !== undefined) return parseBrief(`${plain.slice(asked.length)} ${length}`);
  const [brief] = BRIEF.exec(words) ?? [];
  if (brief !== undefined) {
    const rest = words.slice(brief.length);
    if (/^ask\b/i.test(rest)) return parseBrief(rest);
    const asked = rest.replace(TAIL, '');
    return IN_PRIVATE.test(asked) ? { kind: 'misunderstood', reason: PRIVATE } : parseBrief(asked);
  }
  if (DIGEST.test(plain)) return { kind: 'misunderstood', reason: DIGESTS };
  const [, list] = LIST.exec(plain) ?? [];
  return list === undefined ? undefined : parseBrief(list);
}

const DIGESTS = 'Digests have a command of their own: type /digest where you write messages, and choose what to do.';
const PRIVATE =
  'What is said here is seen by all who are here. For a brief that only you see, type /brief with “private”.';
