import { LengthReached, VoiceError, type VoiceFault } from '../voice.js';
import type { Call } from './call.js';
import { ProviderError, type ProviderRefusal } from './provider-error.js';
import { redact } from './redact.js';
import { kindOf, type RefusalKind } from './refusal-kind.js';

const faults: Record<RefusalKind, VoiceFault> = {
  context: 'VOICE_MISCONFIGURED',
  filter: 'VOICE_REFUSED',
  quota: 'VOICE_MISCONFIGURED',
  busy: 'VOICE_BUSY',
  down: 'VOICE_DOWN',
  other: 'VOICE_MISCONFIGURED',
};

/**
 * Says what went wrong with an answer, for the log and for what becomes of the reply.
 * @param call what was asked: no log may repeat its secrets
 * @param apiKey the key of the server, which no log may have either
 */
export function toVoiceError(
  error: unknown,
  requestId: string | undefined,
  call: Pick<Call, 'isFixed' | 'secrets'>,
  apiKey: string,
): VoiceError {
  if (error instanceof VoiceError) {
    const details = {
      explanation: error.explanation,
      requestId: error.requestId ?? requestId,
      isSelfHarm: error.isSelfHarm,
    };
    if (error instanceof LengthReached) return new LengthReached(details);
    return new VoiceError(error.fault, { cause: error.cause }, error.retryAfterMs, details);
  }
  if (error instanceof ProviderError) {
    const { refusal } = error;
    const kind = kindOf(refusal);
    const fault = kind === 'context' && call.isFixed ? 'VOICE_TOO_LONG' : faults[kind];
    return new VoiceError(fault, { cause: error }, refusal.retryAfter, {
      requestId: refusal.requestId ?? requestId,
      isSelfHarm: kind === 'filter' && refusal.isSelfHarm,
      explanation: explain(refusal, call, apiKey),
    });
  }
  return new VoiceError('VOICE_CUT_OFF', { cause: error }, undefined, {
    requestId,
    explanation: 'The connection broke in the middle of the answer.',
  });
}

function explain(
  refusal: ProviderRefusal,
  { isFixed, secrets }: Pick<Call, 'isFixed' | 'secrets'>,
  apiKey: string,
): string {
  const { status, isPage, sentence } = refusal;
  const said = redact(sentence, secrets, apiKey);
  const code = redact(refusal.code || refusal.type, secrets, apiKey);
  return [
    status === 0 ? 'The server sent an error in place of words.' : `The server answered ${status}.`,
    hint(refusal, isFixed),
    code && `Its code: ${code}.`,
    isPage ? 'It sent an HTML page.' : said && `It says: ${said}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function hint(refusal: ProviderRefusal, isFixed: boolean): string {
  const { status, code, sentence } = refusal;
  const kind = kindOf(refusal);
  if (kind === 'context')
    return isFixed
      ? 'The prompt is longer than the model takes.'
      : 'Even a short prompt is longer than the model takes. Lower VOICE_CONTEXT.';
  if (kind === 'quota') return 'The account has no credit left.';
  if (kind === 'filter') return 'It refuses what the prompt says.';
  if (status === 401 || status === 403) return 'Check OPENAI_API_KEY.';
  if (status >= 300 && status < 400) return 'It redirects: set OPENAI_BASE_URL to where it redirects to.';
  if ((status === 404 || status === 405) && !/model/i.test(`${code} ${sentence}`))
    return 'It knows no chat completions at this address. Check OPENAI_BASE_URL: for most servers it ends with /v1.';
  if (status === 404) return 'Check OPENAI_MODEL.';
  return '';
}
