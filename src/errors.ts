import { GraphQLError } from 'graphql';

/** What is wrong with an input, by the path of the argument below `input`: `{ "name": "must be …" }`. */
export type Faults = Readonly<Record<string, string>>;

/** No access token, or one that is expired, foreign or revoked. */
export const unauthenticated = (message = 'This needs a valid access token.') =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });

/** The thing does not exist, or is another owner's, or was deleted: nobody learns which. */
export const notFound = (thing: string) =>
  new GraphQLError(`There is no such ${thing}.`, { extensions: { code: 'NOT_FOUND' } });

/** The input breaks a rule; `fields` says which and never repeats what was given. */
export const badUserInput = (fields: Faults) =>
  new GraphQLError('Some of the input is not valid; "fields" says what.', {
    extensions: { code: 'BAD_USER_INPUT', fields },
  });

/** What was asked for cannot stand beside what is already there. */
export const conflict = (fields: Faults) =>
  new GraphQLError('This is in conflict with what is already there; "fields" says with what.', {
    extensions: { code: 'CONFLICT', fields },
  });

/** Too much at once; worth trying again after the given time. */
export const rateLimited = (retryAfterSeconds: number) =>
  new GraphQLError('Too much at once; try again a little later.', {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
  });
