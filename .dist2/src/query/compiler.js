import { sql } from 'kysely';
import { Placeholder, placeholder } from '../database/statement.js';
import { jsonOf, JsonText } from './json.js';
import { KnownRows } from './known-rows.js';
import { compileCount, compilePage, givenFilters, orderOf } from './list.js';
import { orderBy } from './keyset.js';
import { cursorOf, edgesOf, moreFields, pageInfoOf, selects, } from './page.js';
import { joinsOf, noRow, providedScopes, rootScope } from './scope.js';
/** The placeholder of the owner who sent the operation. */
export const viewerPlaceholder = placeholder(({ viewer }) => viewer);
/** Compiles the plan of one operation into SQL. */
export class Compiler {
    #aliases = 0;
    #provided = {};
    #known;
    /**
     * @param bound the arguments of one run: page sizes and given cursors shape the statement, values do not
     * @param viewer the owner whose rights apply
     */
    constructor(schema, tables, bound, viewer) {
        this.tables = tables;
        this.bound = bound;
        this.viewer = viewer;
        this.#known = new KnownRows(schema, tables);
    }
    /** The answer to a query as SQL text; null at run time if the resolver path must answer with an error. */
    query(root) {
        return this.#object(root, rootScope(root.type)).sql;
    }
    /** The payload of a mutation, from the rows that its statement provides. */
    payload(object, rows) {
        this.#provided = providedScopes(rows);
        return this.#projection(this.#object(object, rootScope(object.type)));
    }
    /** The edge of a feed. @param rows the provided rows, one of them named `node` */
    edge(object, rows, order) {
        this.#provided = providedScopes(rows);
        const it = this.#provided['node'];
        return this.#projection(this.#object(object, it, this.#ordered(it, order)));
    }
    /** A row that has a cursor, because it is in a list of this order. */
    #ordered(it, order) {
        return { it, table: this.tables.of(it.type) ?? bare(it.type), order };
    }
    #projection(text) {
        return { text: text.sql, joins: joinsOf(Object.values(this.#provided)) };
    }
    #object({ type, fields }, scope, page) {
        const text = new JsonText();
        let separator = '{';
        for (const [key, field] of fields) {
            text.add(`${separator}"${key}":`, this.#field(type, field, scope, page));
            separator = ',';
        }
        return text.add(fields.size > 0 ? '}' : '{}');
    }
    #field(type, plan, scope, page) {
        switch (plan.kind) {
            case 'typename':
                return `"${type}"`;
            case 'unresolved':
                return 'null';
            case 'value': {
                const json = jsonOf(plan.type, plan.sql.of(scope.row));
                return plan.isNullable ? sql `coalesce(${json}, 'null')` : json;
            }
            case 'one': {
                const { sql: field, call, object } = plan;
                const found = this.#one(scope, call.field.name, field, object, this.#placeholders(call));
                // A missing row at the root is an error, which the resolver path reports.
                return plan.isNullable && scope.row !== noRow ? sql `coalesce(${found}, 'null')` : found;
            }
            case 'edge': {
                const it = this.#scope(plan.node, plan.sql.inverse, scope);
                const text = this.#object(plan.object, it, this.#ordered(it, plan.order));
                const found = sql `(SELECT ${text.sql} ${this.#from(it)} WHERE ${plan.sql.where(scope.row, it.row, this.#placeholders(plan.call))})`;
                return plan.isNullable ? sql `coalesce(${found}, 'null')` : found;
            }
            case 'union': {
                const texts = Object.entries(plan.sql.members).map(([name, member]) => ({
                    when: member.when(scope.row),
                    text: this.#member(scope, member, plan.objects[name], this.#placeholders(plan.call)),
                }));
                const last = texts.pop();
                const cases = texts.map(({ when, text }) => sql `WHEN ${when} THEN ${text}`);
                return cases.length > 0 ? sql `CASE ${sql.join(cases, sql ` `)} ELSE ${last.text} END` : last.text;
            }
            case 'list':
                return this.#list(plan, scope);
            case 'page':
                if (plan.field === 'cursor')
                    return cursorOf(page);
                return plan.field === 'totalCount'
                    ? sql `${page.totalCount()}::text`
                    : pageInfoOf(plan.field, page);
            case 'provided': {
                const it = this.#provided[plan.name];
                return this.#object(plan.object, it, plan.order && this.#ordered(it, plan.order));
            }
            case 'nodes':
                return edgesOf(this.#object(plan.object, scope), page);
            case 'node':
                return this.#object(plan.object, scope);
            case 'pageInfo':
                return this.#object(plan.object, scope, page);
            default:
                return edgesOf(this.#object(plan.object, scope, page), page);
        }
    }
    /** A row that the statement already reads is not read again, and its JSON is built once for each row of its kind. */
    #one(scope, name, one, object, placeholders) {
        const known = this.#known.of(scope, name);
        return known
            ? this.#once(known, this.#object(object, known))
            : this.#subquery(scope, one, object, placeholders);
    }
    #member(scope, one, object, placeholders) {
        const known = one.via === undefined ? undefined : this.#known.at(scope, one.via.split('.'));
        return known
            ? this.#once(known, this.#object(object, known))
            : this.#subquery(scope, one, object, placeholders);
    }
    #subquery(scope, one, object, placeholders) {
        const it = this.#scope(object.type, one.inverse, scope);
        const text = this.#object(object, it);
        // The row must exist, and nothing is selected of it.
        if ('when' in one && text.isConstant)
            return text.sql;
        const path = one.via?.split('.') ?? [];
        const outer = path.length > 1 ? this.#known.at(scope, path.slice(0, -1)) : undefined;
        const last = outer && this.#known.sqlOne(outer.type, path.at(-1));
        if (!outer || !last)
            return sql `(SELECT ${text.sql} ${this.#from(it)} WHERE ${one.where(scope.row, it.row, placeholders)})`;
        const once = this.#alias();
        outer.joins.push(
        // OFFSET keeps PostgreSQL from pulling the subquery up and running it for every row.
        sql `LEFT JOIN LATERAL (SELECT ${text.sql} AS text ${this.#from(it)} WHERE ${last.where(outer.row, it.row, placeholders)} OFFSET 0) AS ${once} ON true`);
        return sql `${once}.text`;
    }
    #once(scope, text) {
        if (text.isConstant)
            return text.sql;
        const once = this.#alias();
        scope.joins.push(sql `CROSS JOIN LATERAL (SELECT ${text.sql} AS text OFFSET 0) AS ${once}`);
        return sql `${once}.text`;
    }
    #list({ sql: list, call, node, connection }, parent) {
        const table = this.tables.of(node);
        const it = this.#scope(node, list.inverse, parent);
        const window = this.bound.windows[call.at];
        const more = moreFields(window);
        const listCall = {
            list,
            table,
            parent: parent.row,
            placeholders: this.#placeholders(call),
            filters: givenFilters(list, this.bound.args[call.at]),
            order: orderOf(list, this.bound.args[call.at]),
        };
        const { order } = listCall;
        const page = {
            it,
            table,
            order,
            window,
            listOrder: orderBy(order, false, it.row, table),
            totalCount: () => compileCount(listCall, this.#alias()),
            readsOneMore: selects(connection, (field) => field === more.byRows),
        };
        const text = this.#object(connection, it, page).sql;
        // Without a field that depends on the rows, the statement reads none.
        if (!selects(connection, (field) => field !== 'totalCount' && field !== more.byCursor))
            return text;
        const size = window.size + (page.readsOneMore ? 1 : 0);
        const cut = compilePage({
            ...listCall,
            window,
            cursors: this.#cursors(call),
            size,
            limit: list.history ? placeholder(() => size) : sql.lit(size),
            now: this.bound.now,
        }, it.alias);
        const rows = page.readsOneMore
            ? sql `SELECT *, row_number() OVER (ORDER BY ${orderBy(order, window.backward, it.row, table)}) AS place FROM (${cut}) AS ${it.alias}`
            : cut;
        return sql `(SELECT ${text} FROM (${rows}) AS ${it.alias} ${sql.join(it.joins, sql ` `)})`;
    }
    /** The cursors of a list as placeholders. Whether one has a time shapes the statement. */
    #cursors({ at }) {
        const cursor = (side) => {
            const given = this.bound.windows[at][side];
            return (given && {
                at: given.at && new Placeholder(({ windows }) => windows[at][side].at),
                id: new Placeholder(({ windows }) => windows[at][side].id),
            });
        };
        return { after: cursor('after'), before: cursor('before') };
    }
    #placeholders({ at }) {
        return {
            viewer: this.viewer,
            arg: (name, check = (value) => value) => placeholder(({ args }) => check(args[at][name])),
        };
    }
    #scope(type, inverse, from) {
        const alias = this.#alias();
        return {
            type,
            alias,
            row: (column) => sql `${alias}.${sql.id(column)}`,
            inverse: inverse !== undefined && from ? { [inverse]: from } : {},
            joins: [],
        };
    }
    #from({ type, alias, joins }) {
        const table = this.tables.of(type);
        return sql `FROM ${sql.table(table.name)} AS ${alias} ${sql.join(joins, sql ` `)}`;
    }
    #alias() {
        return sql.id(`t${++this.#aliases}`);
    }
}
/** A row that a statement makes itself, of a type that is no table: its columns have the names of its order. */
const bare = (type) => ({
    name: type,
    parts: [],
    columnOf: (property) => property,
    propertyOf: (column) => column,
});
//# sourceMappingURL=compiler.js.map