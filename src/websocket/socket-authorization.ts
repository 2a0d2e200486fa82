import type { GraphQLError } from 'graphql';
import type { Context } from 'graphql-ws';
import type { Viewer } from '../context.js';
import { readAuthorization, type GraphServices } from '../operation/operation-context.js';
import type { SocketExtra } from './socket-server.js';

/** A socket as graphql-ws's hooks see it. */
export type SocketContext = Context<Record<string, unknown>, SocketExtra>;

const parameterNames = ['Authorization', 'authorization'];

/** Reads the `Authorization` parameter of `connection_init`; undefined without one. */
export const authorizationOf = ({ connectionParams }: SocketContext): unknown =>
  parameterNames.map((name) => connectionParams?.[name]).find((value) => value != null);

/** Forgets the token, which was read: ten thousand of them need not stay in memory. */
export function forgetAuthorization({ connectionParams }: SocketContext): void {
  for (const name of parameterNames)
    if (connectionParams?.[name]) Object.assign(connectionParams, { [name]: undefined });
}

/** Finds the viewer that a socket's token names. The token is read once, and counts until it expires. */
export async function viewerOf(
  services: GraphServices,
  socket: SocketContext,
): Promise<Viewer | GraphQLError> {
  const { session } = socket.extra.socket;
  return session && session.expiresAt > services.now().getTime()
    ? { userId: session.ownerId, sessionId: session.id }
    : readAuthorization(services, authorizationOf(socket));
}
