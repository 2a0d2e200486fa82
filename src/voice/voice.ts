/** A pet as the voice sees it. */
export interface Character {
  name: string;
  persona: string;
}

/** One message of a conversation as the voice sees it. */
export interface Line {
  by: 'USER' | 'PET';
  content: string;
}

/** What a pet knows when it writes first. */
export interface OutreachContext {
  /** How long the owner has been away, in milliseconds. */
  awayFor: number;
  /** The owner's local day and time, such as `Monday, 21:40`; null if the time zone is unknown. */
  localTime: string | null;
  /** The latest messages, which must not be repeated. */
  avoid: readonly string[];
}

/** What the words of a voice are for. An operator may choose a model for each. */
export type VoiceUse = 'reply' | 'outreach' | 'memory';

/** What one answer of a provider took, in tokens. */
export interface VoiceUsage {
  use: VoiceUse;
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** Whether we counted, because the provider told nothing. */
  isEstimated: boolean;
}

/** What the voice turns into words. */
export interface VoiceRequest {
  pet: Character;
  /** What the owner wants to be called, if they gave a display name. */
  ownerName?: string | null;
  /** The language in which the owner reads, as a BCP 47 tag, if they gave one. */
  ownerLocale?: string | null;
  /** The owner's IANA time zone, if they gave one. It says which country's help line they can call. */
  ownerTimeZone?: string | null | undefined;
  /** The owner's local day and time, such as `Monday, 21:40`, if the time zone is known. */
  localTime?: string | null | undefined;
  /** For how long nobody had written before the owner did, in milliseconds. */
  awayFor?: number | undefined;
  /** Oldest message first. For a reply, the last message is the owner's. */
  conversation: readonly Line[];
  /** Set if the pet writes first; without it, the pet replies. */
  outreach?: OutreachContext;
  /** A reply that the owner has asked to replace; the conversation leaves it out. */
  instead?: string | undefined;
  /** What the pet knows of its owner, one sentence each. */
  facts?: readonly string[];
  /** What was said before this conversation. */
  summary?: string | undefined;
  /** Older messages that fit what the owner writes now, oldest first. */
  recalled?: readonly Line[];
  /** The owner, as a provider may know them: a hash, that leads to nobody. */
  safetyIdentifier?: string | undefined;
  /** Whose request it is: where calls wait, owners take turns. The provider is not told. */
  ownerId?: string | undefined;
  /** How often this answer has been tried, counted from 1. A later try waits longer for the first word. */
  attempt?: number | undefined;
  /**
   * Told once for each answer that a provider began, also if it failed or was aborted, and for each that nobody waited for
   * to the end.
   */
  onUsage?: ((usage: VoiceUsage) => void) | undefined;
}

/** What a provider is asked that is no speech of a pet. */
export interface CompletionRequest {
  readonly use: VoiceUse;
  /** The instructions first, then what they are about. */
  readonly messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[];
  /** How many tokens the answer may have. */
  readonly maxTokens: number;
  readonly safetyIdentifier?: string | undefined;
  /** As in `VoiceRequest`. */
  readonly ownerId?: string | undefined;
  /** As in `VoiceRequest`. */
  readonly onUsage?: ((usage: VoiceUsage) => void) | undefined;
}

/** Turns texts into vectors: texts that mean nearly the same are close to each other. */
export interface Embedder {
  /** Vectors of different models cannot be compared. */
  readonly model: string;
  /** How long an answer may take while a reply waits for it, in milliseconds. */
  readonly timeout: number;
  /**
   * @param onUsage is told once what the answer took
   * @returns a vector for each text, in their order
   */
  embed(
    texts: readonly string[],
    signal: AbortSignal,
    onUsage?: (usage: Omit<VoiceUsage, 'use'>) => void,
  ): Promise<readonly (readonly number[])[]>;
}

/** Turns a persona and a conversation into words. */
export interface Voice {
  /** Its name, for the operator. */
  readonly name: string;
  /**
   * Speaks, in chunks of text. It does not retry; the caller does.
   * @param signal aborts it, and its reason is thrown
   * @throws {VoiceError} if it fails
   */
  speak(request: VoiceRequest, signal: AbortSignal): AsyncIterable<string>;
  /**
   * Answers what is no speech, such as what to remember of a conversation; undefined for a voice without a model. It does
   * not retry; the caller does.
   * @param signal aborts it, and its reason is thrown
   * @throws {VoiceError} if it fails; `VOICE_TOO_LONG` if the messages are longer than the model takes
   */
  complete?(request: CompletionRequest, signal: AbortSignal): Promise<string>;
  /** Makes vectors of texts; undefined if the operator has chosen no model for that. */
  readonly embedder?: Embedder | undefined;
}

/** Why a voice failed. */
export type VoiceFault =
  | 'VOICE_BUSY'
  | 'VOICE_DOWN'
  | 'VOICE_TIMEOUT'
  | 'VOICE_CUT_OFF'
  | 'VOICE_GARBLED'
  | 'VOICE_EMPTY'
  | 'VOICE_REPEATED'
  | 'VOICE_REFUSED'
  | 'VOICE_TOO_LONG'
  | 'VOICE_MISCONFIGURED';

// The same request would fail in the same way.
const final: ReadonlySet<VoiceFault> = new Set(['VOICE_REFUSED', 'VOICE_TOO_LONG', 'VOICE_MISCONFIGURED']);

/** What the log says of a failure, without secrets and without what anybody wrote. */
export interface FaultDetails {
  /** What went wrong, in one or two sentences, with the provider's own if it gave one. */
  readonly explanation?: string | undefined;
  /** By what the provider knows the request. */
  readonly requestId?: string | undefined;
  /** Whether the provider refused the prompt because it speaks of self-harm. */
  readonly isSelfHarm?: boolean | undefined;
}

/** A failure of the voice. */
export class VoiceError extends Error {
  readonly explanation: string | undefined;
  readonly requestId: string | undefined;
  /** Whether the provider refused the prompt because it speaks of self-harm: its author may need help. */
  readonly isSelfHarm: boolean;

  /**
   * @param fault the reason, as it is stored
   * @param retryAfterMs the delay that the provider requests, in milliseconds, if it does
   */
  constructor(
    readonly fault: VoiceFault,
    options: ErrorOptions = {},
    readonly retryAfterMs?: number,
    { explanation, requestId, isSelfHarm = false }: FaultDetails = {},
  ) {
    super(fault, options);
    this.explanation = explanation;
    this.requestId = requestId;
    this.isSelfHarm = isSelfHarm;
  }

  /** Whether the same request may succeed later. */
  get isRetryable(): boolean {
    return !final.has(this.fault);
  }
}

/** The words are as long as the provider allows, so their last sentence may have no end. The others are complete. */
export class LengthReached extends VoiceError {
  constructor(details: FaultDetails = {}) {
    super('VOICE_CUT_OFF', {}, undefined, details);
  }
}
