import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
const encryption = { alg: 'dir', enc: 'A256GCM' };
/**
 * Encrypts a refresh token so that only a holder of the token that it replaces can read it (RFC 7516). The database can
 * then give the same successor to two tabs, and tells nobody else.
 */
export const sealSuccessor = (successor, previous) => new CompactEncrypt(new TextEncoder().encode(successor))
    .setProtectedHeader(encryption)
    .encrypt(successorKey(previous));
/**
 * Decrypts what `sealSuccessor` made.
 * @throws if another token encrypted it
 */
export async function openSuccessor(sealed, previous) {
    const { plaintext } = await compactDecrypt(sealed, successorKey(previous), {
        keyManagementAlgorithms: [encryption.alg],
        contentEncryptionAlgorithms: [encryption.enc],
    });
    return new TextDecoder().decode(plaintext);
}
// A token is as random as a key, so it needs no salt (RFC 5869, 3.1).
const successorKey = (previous) => new Uint8Array(hkdfSync('sha256', previous, '', 'nuzzle: the successor of a refresh token', 32));
//# sourceMappingURL=successor.js.map