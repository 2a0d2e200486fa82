import type { GraphQLSchema } from 'graphql';
import { QueryEngine } from '../query/engine.js';
import { openTables } from '../query/tables.js';
import { isActiveSession, isSessionsNewAccess } from '../session/active-session.js';
import { maxAnswerBytes } from './answer-size.js';
import type { ContextServices } from './operation-context.js';

/** Opens the query engine of a schema. Its statements also check that the session is active. */
export const openEngine = (schema: GraphQLSchema, { em, log, statements }: ContextServices): QueryEngine =>
  new QueryEngine({
    schema,
    tables: openTables(em.getMetadata()),
    statements,
    log,
    maxAnswerBytes,
    isActiveSession,
    isNewAccess: isSessionsNewAccess,
  });
