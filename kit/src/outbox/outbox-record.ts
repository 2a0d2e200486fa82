/** A message in the outbox as it is kept. */
export interface OutboxRecord {
  readonly clientMessageId: string;
  readonly ownerId: string;
  readonly chatRoomId: string;
  readonly content: string;
  readonly writtenAt: string;
  /** The order of writing. */
  readonly order: number;
  /** Why it failed for good; undefined if it is to be sent. */
  readonly failure?: { readonly code: string; readonly message: string; readonly retryAfterSeconds?: number };
}
