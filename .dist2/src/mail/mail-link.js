import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { hashToken } from '../hash-token.js';
import { MailLinkPurpose } from './mail-link.entity.js';
const minute = 60_000;
/** How long the links of each kind work, in milliseconds. */
export const linkLifetimes = {
    VERIFY_EMAIL: 24 * 60 * minute,
    RELEASE_EMAIL: 24 * 60 * minute,
    RESET_PASSWORD: 30 * minute,
};
/** The error for a token that is unknown, used, replaced or expired, without saying which. */
export const invalidLink = () => badUserInput(fieldFault('token', 'link'));
/**
 * Makes a link's token and stores its hash. Earlier links of the same kind keep working, because the mail with them may
 * have arrived.
 * @returns the token: 32 random bytes, in base64url
 */
export async function issueLink(em, { userId, purpose, address }) {
    const token = randomBytes(32).toString('base64url');
    await sql `
    INSERT INTO mail_links (user_id, purpose, token_hash, address, expires_at)
    VALUES (${userId}, ${purpose}, ${hashToken(token)}, ${address}, clock() + ${milliseconds(linkLifetimes[purpose])})`.execute(em.getKysely());
    return token;
}
/**
 * Finds a link that still works, without using it up.
 * @throws BAD_USER_INPUT if there is none
 */
export async function findLink(em, token, purposes) {
    const { rows } = await sql `
    SELECT user_id AS "userId", purpose, address FROM mail_links JOIN users ON users.id = user_id
    WHERE token_hash = ${hashToken(token)} AND purpose = ANY (${purposes}::mail_link_purpose[])
      AND expires_at > clock() AND NOT users.is_deleted`.execute(em.getKysely());
    if (!rows[0])
        throw invalidLink();
    return rows[0];
}
/**
 * Uses up a link and all others of its kind. Call it under the owner's lock: of several readers, one gets through.
 * @throws BAD_USER_INPUT if the link does not work any more
 */
export async function useLink(em, token, link) {
    const database = em.getKysely();
    const { numAffectedRows } = await sql `
    DELETE FROM mail_links WHERE token_hash = ${hashToken(token)} AND user_id = ${link.userId}
      AND purpose = ${link.purpose} AND expires_at > clock()`.execute(database);
    if (numAffectedRows !== 1n)
        throw invalidLink();
    await revokeLinks(em, link.userId, [link.purpose]);
}
/**
 * Makes the links for a new password useless, also those of mails that still wait and would make theirs later.
 * @param email the owner's address
 */
export async function revokeResets(em, userId, email) {
    await sql `DELETE FROM mails WHERE recipient = ${email} AND kind = 'RESET_PASSWORD'`.execute(em.getKysely());
    await revokeLinks(em, userId, [MailLinkPurpose.RESET_PASSWORD]);
}
/** Makes the links of an owner useless, all or those of some kinds. */
export async function revokeLinks(em, userId, purposes = Object.values(MailLinkPurpose)) {
    await sql `
    DELETE FROM mail_links WHERE user_id = ${userId} AND purpose = ANY (${purposes}::mail_link_purpose[])`.execute(em.getKysely());
}
//# sourceMappingURL=mail-link.js.map