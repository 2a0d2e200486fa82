import { z } from 'zod';
import { VoiceError } from '../voice/voice.js';
import { MemoryKind } from './memory.entity.js';

const maxDrafts = 20;

// A number may come as a text; whatever else is wrong makes the one fact invalid, not the answer.
const number = z.coerce.number().int().positive();
const draft = z.object({
  line: number,
  kind: z.enum(MemoryKind).catch(MemoryKind.OTHER),
  text: z.string(),
  replaces: number.nullish().catch(null),
});
const answer = z.object({
  facts: z.array(z.unknown()).catch([]),
  summary: z.string().nullish().catch(null),
});

/** A fact as a model writes it, unchecked. */
export type FactDraft = z.infer<typeof draft>;

/** What a model answers, unchecked. */
export interface FoldingAnswer {
  readonly facts: readonly FactDraft[];
  readonly summary: string;
}

/**
 * Reads the answer of a model: the JSON in it, whatever stands around it.
 * @throws {VoiceError} `VOICE_GARBLED` if there is none
 */
export function readFoldingAnswer(text: string): FoldingAnswer {
  // What a model thinks aloud may have braces too.
  const said = text.replace(/^[\s\S]*<\/think>/, '');
  const parsed = answer.safeParse(parseObject(said));
  if (!parsed.success) throw new VoiceError('VOICE_GARBLED');
  const { facts, summary } = parsed.data;
  return {
    facts: facts.slice(0, maxDrafts).flatMap((fact) => draft.safeParse(fact).data ?? []),
    summary: summary ?? '',
  };
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch (error) {
    throw new VoiceError('VOICE_GARBLED', { cause: error });
  }
}
