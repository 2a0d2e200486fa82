import { glob, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';

const expectation = z.strictObject({
  /** One of these is in the answer, in any case. */
  mentions: z.array(z.string()).optional(),
  /** None of these is. */
  never: z.array(z.string()).optional(),
  /** The answer names a helpline of the owner's country. */
  namesHelp: z.boolean().optional(),
  /** The answer says that the pet is an AI. */
  isHonest: z.boolean().optional(),
});

const turn = z.union([
  z.strictObject({ say: z.string(), expect: expectation }),
  /** The owner leaves for some hours, and the pet may write first. */
  z.strictObject({ awayForHours: z.number(), expect: expectation }),
  /** Other messages are exchanged, until the next one has this number. */
  z.strictObject({ fillUpTo: z.number() }),
]);

const conversation = z.strictObject({
  id: z.string(),
  language: z.enum(['en', 'ko']),
  pet: z.strictObject({ name: z.string(), persona: z.string() }),
  owner: z.strictObject({ displayName: z.string() }).optional(),
  turns: z.array(turn),
});

/** What an answer must be, besides what every answer must be. */
export type Expectation = z.infer<typeof expectation>;

/** A conversation that is held with each voice. */
export type Conversation = z.infer<typeof conversation> & { readonly kind: string };

/** Reads the conversations; each file has those of one kind. */
export async function readConversations(): Promise<Conversation[]> {
  const files: string[] = [];
  for await (const file of glob('test/evaluation/conversations/*.json')) files.push(file);
  const all = await Promise.all(
    files.toSorted().map(async (file) =>
      z
        .array(conversation)
        .parse(JSON.parse(await readFile(file, 'utf8')))
        .map((one) => ({ ...one, kind: basename(file, '.json') })),
    ),
  );
  return all.flat();
}
