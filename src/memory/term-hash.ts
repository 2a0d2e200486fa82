import { createHash } from 'node:crypto';

/**
 * The number under which a room's index has a term. One index serves all rooms, so that the room is part of the number;
 * and the index has no words.
 * @returns a 64-bit number, in decimal digits
 */
export const termHash = (roomId: string, term: string): string =>
  createHash('sha256').update(`${roomId}|${term}`).digest().readBigInt64BE(0).toString();
