import { GraphQLError } from 'graphql';
import { takenFields } from '../user/taken-fields.js';
import { usernameKey } from '../user/user-rules.js';
import { guessableFaults } from './guessable-password.js';
/**
 * Finds what is wrong with a sign-up that its rules do not see: a guessable password, and a username or an email address
 * that is taken, unless the server hides which addresses are known.
 */
export const signUpFaults = async (ctx, form) => [
    ...(await passwordFaults(form)),
    ...(await takenFields(ctx.em, namesOf(ctx, form))),
];
/**
 * The same for a sign-up that has other faults. If it asks which names are taken, it counts as a try to sign up; after
 * too many tries, it learns nothing of names.
 */
export async function faultsOfFaultySignUp(ctx, { valid }) {
    const faults = await passwordFaults(valid);
    const names = namesOf(ctx, valid);
    if (names.username === undefined && names.email === undefined)
        return faults;
    try {
        await ctx.limits.consume('sign-up', ctx.client.address, ctx.client);
    }
    catch (error) {
        if (error instanceof GraphQLError)
            return faults;
        throw error;
    }
    return [...faults, ...(await takenFields(ctx.em, names))];
}
const passwordFaults = async (form) => form.password === undefined ? [] : guessableFaults('password', form.password, form);
/** The names that may be taken, as far as the sender may learn that. */
const namesOf = ({ mail }, { username, email }) => ({
    username: username === undefined ? undefined : usernameKey(username),
    email: mail.hideKnownEmails ? undefined : email,
});
//# sourceMappingURL=sign-up-faults.js.map