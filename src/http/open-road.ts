import type { GraphQLSchema } from 'graphql';
import { ReadRoad } from '../read/read-road.js';
import { openTables } from '../read/tables.js';
import { stands } from '../session/identify.js';
import { isNewAccess } from '../user/presence.js';
import type { ContextParts } from './operation-context.js';

/** The read road of a schema: its statements see to it that the session stands, too. */
export const openRoad = (schema: GraphQLSchema, { em, log, statements }: ContextParts): ReadRoad =>
  new ReadRoad({
    schema,
    tables: openTables(em.getMetadata()),
    statements,
    log,
    stands,
    isNewAccess,
  });
