import { getArgumentValues, getVariableValues, GraphQLError, Kind, } from 'graphql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { isRejection } from '../database/sql-error.js';
import { placeholder } from '../database/statement.js';
import { responseTooLarge } from '../errors.js';
import { bindArguments, statementShape } from './bind-arguments.js';
import { Compiler, viewerPlaceholder } from './compiler.js';
import { Planner } from './planner.js';
import { Projection, StatementCache } from './projection.js';
// For one operation: its variables for @skip and @include may differ.
const maxPlans = 8;
// PostgreSQL takes longer to plan a longer statement than the resolvers take to answer.
const maxStatementLength = 64_000;
/**
 * Answers a query with one SQL statement made from its selection, and projects events and mutation payloads in the
 * same way; see docs/QUERY-ENGINE.md. It leaves every refusal (an ended session, an invalid argument, a missing row)
 * to the resolver path, which has the error messages.
 */
export class QueryEngine {
    #plans = new WeakMap();
    /** One compiled projection serves every run of its plan. */
    #projections = new WeakMap();
    #statements = new StatementCache();
    #count = 0;
    constructor(options) {
        this.options = options;
    }
    /**
     * Answers a query.
     * @returns undefined if the resolver path must answer with an error; `unplanned` if it must answer because no statement
     * can
     * @throws RESPONSE_TOO_LARGE if the answer is too large; it is measured where it is made, and never sent
     */
    async answerQuery(request, caller) {
        const variables = this.#coerce(request);
        const cached = variables && this.#plan(request, variables, (planner) => planner.planQuery(request.operation));
        if (!cached)
            return undefined;
        if (!cached.plan)
            return 'unplanned';
        const { calls, root, unresolved } = cached.plan;
        const { statements, log } = this.options;
        let row;
        try {
            const bound = bindArguments(caller, calls, variables);
            const key = `${cached.id} ${statementShape(bound, calls)}`;
            const known = this.#statements.get(key);
            const statement = known ?? this.#statements.add(key, this.#compileQuery(root, bound));
            if (statement.text.length > maxStatementLength)
                return 'unplanned';
            // The first run of a statement may be its last, so only the second prepares it.
            [row] = await (known ? statements.run(statement, bound) : statements.runOnce(statement, bound));
        }
        catch (error) {
            // An argument is invalid.
            if (error instanceof GraphQLError)
                return undefined;
            if (!isRejection(error))
                throw error;
            log.error({ err: error }, 'PostgreSQL rejected a compiled statement; the resolvers answer instead.');
            return undefined;
        }
        if (row?.is_too_large)
            throw responseTooLarge(false);
        if (!row || row.answer === null)
            return undefined;
        return {
            data: row.answer,
            unresolved: unresolved.length > 0
                ? { ...request.operation, selectionSet: { kind: Kind.SELECTION_SET, selections: unresolved } }
                : undefined,
            isNewAccess: row.is_new_access,
        };
    }
    /**
     * Projects the edges of a subscription.
     * @param order the order of the feed
     * @returns undefined if an argument is invalid; `unplanned` if no statement can read what the operation selects
     */
    projectEvent(request, caller, order) {
        return this.#project(request, caller, (planner) => planner.planEvent(request.operation), (compiler, { object }, rows) => compiler.edge(object, rows, order));
    }
    /**
     * Projects the rows that a mutation wrote.
     * @param writes the types whose rows it writes
     * @returns undefined if resolvers must answer
     */
    projectPayload(request, caller, types, writes) {
        const projection = this.#project(request, caller, (planner) => planner.planPayload(request.operation, types, writes), (compiler, { object }, rows) => compiler.payload(object, rows));
        return projection === 'unplanned' ? undefined : projection;
    }
    #project(request, caller, plan, compile) {
        const variables = this.#coerce(request);
        const cached = variables && this.#plan(request, variables, plan);
        if (!cached)
            return undefined;
        const field = cached.plan;
        if (!field)
            return 'unplanned';
        try {
            const bound = bindArguments(caller, field.calls, variables);
            const { schema, tables } = this.options;
            const compiled = this.#projections.get(cached) ?? {
                cached,
                compile: (one, rows, viewer) => compile(new Compiler(schema, tables, one, viewer), field, rows),
                statements: this.#statements,
            };
            this.#projections.set(cached, compiled);
            const args = getArgumentValues(field.field, field.node, variables);
            return new Projection(compiled, statementShape(bound, field.calls), args, bound);
        }
        catch (error) {
            if (error instanceof GraphQLError)
                return undefined;
            throw error;
        }
    }
    #coerce({ operation, variables }) {
        return getVariableValues(this.options.schema, operation.variableDefinitions ?? [], variables).coerced;
    }
    #plan({ document, operation }, variables, plan) {
        const plans = this.#plans.get(operation) ?? new LRUCache({ max: maxPlans });
        this.#plans.set(operation, plans);
        // Only Boolean variables decide @skip and @include.
        const key = Object.values(variables)
            .filter((value) => typeof value === 'boolean')
            .join();
        const known = plans.get(key);
        if (known)
            return known;
        const fragments = Object.fromEntries(document.definitions
            .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
            .map((fragment) => [fragment.name.value, fragment]));
        const { schema, tables } = this.options;
        const cached = { id: ++this.#count, plan: plan(new Planner(schema, tables, fragments, variables)) };
        plans.set(key, cached);
        return cached;
    }
    #compileQuery(root, bound) {
        const { schema, tables, isActiveSession, isNewAccess } = this.options;
        const answer = new Compiler(schema, tables, bound, viewerPlaceholder).query(root);
        const sessionId = placeholder((one) => one.sessionId);
        const idleThreshold = placeholder((one) => one.idleThreshold);
        const countsWhileAway = placeholder((one) => one.countsWhileAway);
        const access = { idleThreshold, sessionId, countsWhileAway };
        const isTooLarge = sql `octet_length(found.answer) > ${sql.lit(this.options.maxAnswerBytes)}`;
        // OFFSET keeps PostgreSQL from making the answer once for each use.
        return sql `
      SELECT CASE WHEN ${isTooLarge} THEN NULL ELSE found.answer END AS answer, ${isTooLarge} AS is_too_large, found.is_new_access
      FROM (
        SELECT ${answer} AS answer, ${isNewAccess(viewer, access)} AS is_new_access
        FROM users AS viewer
        WHERE ${viewer('id')} = ${viewerPlaceholder} AND ${isActiveSession(viewer, sessionId)} OFFSET 0
      ) AS found`;
    }
}
const viewer = (column) => sql.id('viewer', column);
//# sourceMappingURL=engine.js.map