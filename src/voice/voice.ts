/** A pet as the voice knows it. */
export interface Character {
  name: string;
  persona: string;
}

/** One message of a conversation as the voice reads it. */
export interface Line {
  by: 'USER' | 'PET';
  content: string;
}

/** An owner who is not there, to whom a pet writes first. */
export interface Away {
  /** For how long, in milliseconds. */
  awayFor: number;
  /** The day and time where the owner is, such as `Monday, 21:40`; null where nobody knows. */
  localTime: string | null;
  /** What was said last, and must not be said again. */
  avoid: readonly string[];
}

/** What the voice is to turn into words. */
export interface VoiceRequest {
  pet: Character;
  /** Oldest first; for a reply, ending with what the owner wrote last. */
  conversation: readonly Line[];
  /** Where the pet writes first; without it the pet answers. */
  absence?: Away;
}

/** What turns a persona and a conversation into words. */
export interface Voice {
  /** What it is, for the person who started the process. */
  readonly name: string;
  /**
   * Speaks once; whoever asked decides whether to ask again.
   * @param signal ends it, with the signal's reason thrown
   * @throws {VoiceError} when it fails
   */
  speak(request: VoiceRequest, signal: AbortSignal): AsyncIterable<string>;
}

/** Why a voice gave no words. */
export type VoiceFault =
  | 'VOICE_BUSY'
  | 'VOICE_DOWN'
  | 'VOICE_TIMEOUT'
  | 'VOICE_CUT_OFF'
  | 'VOICE_GARBLED'
  | 'VOICE_EMPTY'
  | 'VOICE_REPEATED'
  | 'VOICE_REFUSED'
  | 'VOICE_MISCONFIGURED';

/** The voice failed. */
export class VoiceError extends Error {
  /**
   * @param fault the reason, as it is kept
   * @param retryAfterMs how long the provider asks to be left alone, where it says so
   */
  constructor(
    readonly fault: VoiceFault,
    options: ErrorOptions = {},
    readonly retryAfterMs?: number,
  ) {
    super(fault, options);
  }

  /** Whether the same request may yet succeed. */
  get worthRetrying(): boolean {
    return this.fault !== 'VOICE_REFUSED' && this.fault !== 'VOICE_MISCONFIGURED';
  }
}
