import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { requireLease } from '../lease/lease-lost.js';
import { cleanText } from '../text.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { factFault, type FactFault } from './check-fact.js';
import { checkedSummary } from './check-summary.js';
import type { FoldingBatch } from './folding-batch.js';
import { readFoldingAnswer, type FactDraft } from './folding-answer.js';
import { toFoldingRequest } from './folding-prompt.js';
import { keepFact, type SourcedFact } from './keep-facts.js';
import { memoryTable, type MemoryLease } from './memory-lease.js';
import { checkedKind } from './merge-fact.js';
import type { MemoryServices } from './memory-services.js';

/**
 * Folds lines into facts and the summary: asks the model outside any transaction, checks what it says, and writes it under
 * the owner's lock and the fence.
 * @throws {VoiceError} if the model fails or answers no JSON
 * @throws {LeaseLost} if the lease is lost, also because the owner deleted a message
 */
export async function fold(
  services: MemoryServices,
  lease: MemoryLease,
  batch: FoldingBatch,
  signal: AbortSignal,
): Promise<void> {
  const { voice } = services;
  if (!voice.complete) return;
  const answer = readFoldingAnswer(await voice.complete(toFoldingRequest(lease.ownerId, batch), signal));
  const { facts, refused } = checkedFacts(answer.facts, batch);
  const summary = summaryOf(answer.summary, batch, facts);
  const lastId = batch.lines.at(-1)!.id;
  const kept = await writeAsOwnerWhenFree(services, lease.ownerId, signal, async (em) => {
    // The fence comes first: what the owner deleted meanwhile is in none of this.
    await requireLease(
      memoryTable.update(
        em,
        lease,
        sql`facts_to_id = greatest(facts_to_id, ${lastId}::bigint), summary_to_id = ${lastId},
          summary = ${summary ?? null}`,
      ),
    );
    return keepAll(em, { petId: batch.petId, ownerId: lease.ownerId }, facts);
  });
  if (kept > 0) services.pubsub.publish('owner', { ownerId: lease.ownerId });
  services.log.debug(
    { chatRoomId: lease.roomId, lines: batch.lines.length, kept, refused },
    'Messages were folded into memory.',
  );
}

async function keepAll(
  em: EntityManager,
  pet: { petId: string; ownerId: string },
  facts: readonly SourcedFact[],
): Promise<number> {
  let kept = 0;
  for (const fact of facts) if ((await keepFact(em, pet, fact)).merge.kind === 'added') kept++;
  return kept;
}

/** The facts of an answer that hold what they say, and why the others were refused. */
function checkedFacts(
  drafts: readonly FactDraft[],
  { lines, facts: known, factsToId }: FoldingBatch,
): { facts: SourcedFact[]; refused: (FactFault | 'LINE')[] } {
  const facts: SourcedFact[] = [];
  const refused: (FactFault | 'LINE')[] = [];
  for (const { line, kind, text, replaces } of drafts) {
    const source = lines[line - 1];
    // The facts of older lines were taken before: the owner may have had the pet forget some.
    if (!source || BigInt(source.id) <= BigInt(factsToId)) {
      refused.push('LINE');
      continue;
    }
    const content = cleanText(text.replaceAll(/\s+/g, ' '));
    const replaced = replaces ? known[replaces - 1] : undefined;
    const fault = factFault(content, source.content);
    if (fault) refused.push(fault);
    else
      facts.push({
        kind: checkedKind(kind, content),
        content,
        isTold: false,
        replacesId: replaced?.id,
        source,
      });
  }
  return { facts, refused };
}

/** The new summary; the old one as long as the model writes none that holds. */
const summaryOf = (
  written: string,
  { summary, lines, facts: known }: FoldingBatch,
  facts: readonly SourcedFact[],
): string | null | undefined =>
  checkedSummary(written, [
    summary ?? '',
    ...lines.map(({ content }) => content),
    ...[...known, ...facts].map(({ content }) => content),
  ]) ?? summary;
