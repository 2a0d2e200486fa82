import { createHmac } from 'node:crypto';

const purpose = 'safety identifiers';

/**
 * Makes the hash by which a provider may tell owners apart: always the same for one owner, and nobody without the secret
 * finds the owner from it.
 * @param secret the secret of this installation; the key is derived from it
 * @returns a function from an owner's id to 64 hexadecimal characters
 */
export function safetyIdentifiers(secret: string): (ownerId: string) => string {
  const key = createHmac('sha256', secret).update(purpose).digest();
  return (ownerId) => createHmac('sha256', key).update(ownerId).digest('hex');
}
