import { QueryEngine } from '../query/engine.js';
import { openTables } from '../query/tables.js';
import { isActiveSession, isSessionsNewAccess } from '../session/active-session.js';
import { maxAnswerBytes } from './answer-size.js';
/** Opens the query engine of a schema. Its statements also check that the session is active. */
export const openEngine = (schema, { em, log, statements }) => new QueryEngine({
    schema,
    tables: openTables(em.getMetadata()),
    statements,
    log,
    maxAnswerBytes,
    isActiveSession,
    isNewAccess: isSessionsNewAccess,
});
//# sourceMappingURL=open-engine.js.map