import type { PromptMessage } from '../prompt.js';
import type { TokenEstimator } from '../token-estimator.js';
import type { VoiceUsage, VoiceUse } from '../voice.js';

/** One answer that is wanted of any server. */
export interface Call {
  readonly use: VoiceUse;
  /**
   * Makes the prompt.
   * @param maxTokens how long it may be
   * @param isShort whether to leave out all but the last question: a filter refused the whole
   */
  readonly messages: (
    maxTokens: number,
    estimator: TokenEstimator,
    isShort: boolean,
  ) => readonly PromptMessage[];
  /** Whether the prompt has its length from the caller, who alone can make it shorter. */
  readonly isFixed: boolean;
  /** Whether the prompt can be less than the whole. */
  readonly canBeShort: boolean;
  /** How many tokens the answer may have; undefined if the server decides. */
  readonly maxTokens: number | undefined;
  readonly safetyIdentifier: string | undefined;
  readonly onUsage: ((usage: VoiceUsage) => void) | undefined;
  /** Counted from 1. */
  readonly attempt: number;
  /** What owners wrote, which no log may repeat. */
  readonly secrets: readonly string[];
}
