import { webApi } from '@slack/bolt';
import { BriefdeskError } from '../core/errors.ts';

/** The bot cannot speak where it was asked: it has to be invited. */
const ABSENT: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);
const TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
]);

/** Slack's own trouble, which passes. */
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** Slack's own name for what went wrong; undefined where Slack was not reached. */
export const slackCode = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;

/** Whether a message may have been posted although the call failed: the answer to it was lost. */
export const isUnclear = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError;

export const isAbsent = (error: unknown): boolean => ABSENT.has(slackCode(error) ?? '');

/** An error of Slack's as one that says what to do. `tokenName` is the setting that holds the token used. */
export function slackError(error: unknown, tokenName = 'SLACK_BOT_TOKEN'): BriefdeskError {
  if (error instanceof BriefdeskError) return error;
  const code = slackCode(error);
  const options = { cause: error };
  if (code === undefined || PASSING.has(code))
    return new BriefdeskError('slack-unreachable', `Slack did not answer: ${code ?? reason(error)}.`, options);
  if (ABSENT.has(code))
    return new BriefdeskError(
      'not-in-channel',
      'I am not in this channel. Type /invite @Briefdesk here, then ask again; or ask me in a direct message.',
      options,
    );
  if (TOKEN.has(code))
    return new BriefdeskError(
      'slack-token',
      `Slack does not accept ${tokenName} (${code}): copy it again from the app's settings on api.slack.com/apps.`,
      options,
    );
  if (code === 'missing_scope') return new BriefdeskError('slack-scope', missingScope(error), options);
  if (code === 'is_archived')
    return new BriefdeskError('slack-archived', 'This channel is archived: nothing can be posted in it.', options);
  if (code.startsWith('restricted_action'))
    return new BriefdeskError(
      'slack-restricted',
      'This workspace does not let me post here: one of its admins can change that.',
      options,
    );
  return new BriefdeskError('slack-refused', `Slack refused what I sent (${code}).`, options);
}

/** The library wraps what says why, as `connect ECONNREFUSED 127.0.0.1:443`, in what says that something failed. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { original, cause } = error as { readonly original?: unknown; readonly cause?: unknown };
  const inner = original ?? cause;
  return inner instanceof Error ? reason(inner) : error.message;
}

function missingScope(error: unknown): string {
  const needed = error instanceof webApi.WebAPIPlatformError && 'needed' in error.data ? error.data.needed : 'it needs';
  return `The Slack app lacks the scope ${needed}: add it under OAuth & Permissions, then install the app again.`;
}
