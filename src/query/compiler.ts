import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { sql } from 'kysely';
import { placeholder, type RowRef, type Sql } from '../database/statement.js';
import type { ListOrder } from '../graphql/connection.js';
import { keyset } from '../graphql/keyset.js';
import type { BoundArguments } from './bound-arguments.js';
import { isRecent, recentSince, historyRange, withOlder } from './history.js';
import { conditionSql, laterWindow, orderSql } from './keyset-sql.js';
import { jsonOf, JsonText } from './json.js';
import type { FieldCall, ObjectPlan, FieldPlan } from './plan.js';
import { selects, cursorOf, edgesOf, pageInfoOf, sidesOf, type Page, type OrderedScope } from './page.js';
import type { FieldPlaceholders, SqlOne } from './sql-field.js';
import { joined, noRow, rootScope, providedScopes, type ProvidedRows, type Scope } from './scope.js';
import type { Tables } from './tables.js';

/** What is shown of such rows: an expression, and what is to be joined for it. */
export interface ProjectionSql {
  text: Sql;
  joins: Sql;
}

/** Who asked, as a parameter. */
export const viewerPlaceholder: Sql = placeholder(({ viewer }: BoundArguments) => viewer);

/** Writes the statement that answers an outline. */
export class Compiler {
  #aliases = 0;
  #handed: Readonly<Record<string, Scope>> = {};

  /**
   * @param asked one asking: how its pages are cut shapes the statement; its values do not
   * @param viewer who is shown what
   */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tables: Tables,
    private readonly asked: BoundArguments,
    private readonly viewer: Sql,
  ) {}

  /** The answer as SQL text; null where the plain road has to say why there is none. */
  query(root: ObjectPlan): Sql {
    return this.#object(root, rootScope(root.type)).sql;
  }

  /** What is shown of rows that are handed over. */
  payload(object: ObjectPlan, rows: ProvidedRows): ProjectionSql {
    this.#handed = providedScopes(rows);
    return this.#shown(this.#object(object, rootScope(object.type)));
  }

  /** What is shown of an edge. @param rows those that are handed over, with one of the name `node` among them */
  edge(object: ObjectPlan, rows: ProvidedRows, order: ListOrder): ProjectionSql {
    this.#handed = providedScopes(rows);
    const it = this.#handed['node']!;
    return this.#shown(this.#object(object, it, { it, table: this.tables.of(it.type)!, order }));
  }

  #shown(text: JsonText): ProjectionSql {
    return { text: text.sql, joins: joined(Object.values(this.#handed)) };
  }

  #object({ type, fields }: ObjectPlan, scope: Scope, page?: OrderedScope): JsonText {
    const text = new JsonText();
    let mark = '{';
    for (const [key, part] of fields) {
      text.add(`${mark}"${key}":`, this.#part(type, part, scope, page));
      mark = ',';
    }
    return text.add(fields.size > 0 ? '}' : '{}');
  }

  #part(type: string, part: FieldPlan, scope: Scope, page?: OrderedScope): string | Sql | JsonText {
    switch (part.kind) {
      case 'typename':
        return `"${type}"`;
      case 'hole':
        return 'null';
      case 'value': {
        const json = jsonOf(part.type, part.read.of(scope.row));
        return part.isNullable ? sql`coalesce(${json}, 'null')` : json;
      }
      case 'one': {
        const { read, argued, object } = part;
        const found = this.#one(scope, argued.field.name, read, object, this.#given(argued));
        // What is missing at the top is missed with a sentence, which the plain road has.
        return part.isNullable && scope.row !== noRow ? sql`coalesce(${found}, 'null')` : found;
      }
      case 'oneOf': {
        const { read, argued, objects } = part;
        const texts = Object.entries(read.members).map(([name, member]) => ({
          when: member.when(scope.row),
          text: this.#member(scope, member, objects[name]!, this.#given(argued)),
        }));
        const last = texts.pop()!;
        const cases = texts.map(({ when, text }) => sql`WHEN ${when} THEN ${text}`);
        return cases.length > 0 ? sql`CASE ${sql.join(cases, sql` `)} ELSE ${last.text} END` : last.text;
      }
      case 'list':
        return this.#list(part, scope);
      case 'page':
        if (part.value === 'cursor') return cursorOf(page!);
        return part.value === 'totalCount' ? this.#count(page as Page) : pageInfoOf(part.value, page as Page);
      case 'handed':
        return this.#object(part.object, this.#handed[part.name]!);
      case 'node':
        return this.#object(part.object, scope);
      case 'pageInfo':
        return this.#object(part.object, scope, page);
      default:
        return edgesOf(this.#object(part.object, scope, page), page as Page);
    }
  }

  /** A row that the statement stands on already is not read again, and its text is made once for each of its kind. */
  #one(scope: Scope, name: string, read: SqlOne, object: ObjectPlan, given: FieldPlaceholders): Sql {
    const known = this.#standing(scope, name);
    return known ? this.#once(known, this.#object(object, known)) : this.#follow(scope, read, object, given);
  }

  #member(scope: Scope, read: SqlOne, object: ObjectPlan, given: FieldPlaceholders): Sql {
    const known = read.via === undefined ? undefined : this.#walk(scope, read.via.split('.'));
    return known ? this.#once(known, this.#object(object, known)) : this.#follow(scope, read, object, given);
  }

  #follow(scope: Scope, read: SqlOne, object: ObjectPlan, given: FieldPlaceholders): Sql {
    const it = this.#scope(object.type, read.inverse, scope);
    const text = this.#object(object, it);
    // Of a row that must be there, nothing is asked.
    if ('when' in read && text.isConstant) return text.sql;
    const path = read.via?.split('.') ?? [];
    const outer = path.length > 1 ? this.#walk(scope, path.slice(0, -1)) : undefined;
    const last = outer && this.#readOne(outer.type, path.at(-1)!);
    if (!outer || !last)
      return sql`(SELECT ${text.sql} ${this.#from(it)} WHERE ${read.where(scope.row, it.row, given)})`;
    const once = this.#alias();
    outer.joins.push(
      // OFFSET keeps it from being moved to where it would be made for every row.
      sql`LEFT JOIN LATERAL (SELECT ${text.sql} AS text ${this.#from(it)} WHERE ${last.where(outer.row, it.row, given)} OFFSET 0) AS ${once} ON true`,
    );
    return sql`${once}.text`;
  }

  #once(scope: Scope, text: JsonText): Sql {
    if (text.isConstant) return text.sql;
    const once = this.#alias();
    scope.joins.push(sql`CROSS JOIN LATERAL (SELECT ${text.sql} AS text OFFSET 0) AS ${once}`);
    return sql`${once}.text`;
  }

  /** The row that a field leads to, where the statement stands on it. */
  #standing(scope: Scope, name: string): Scope | undefined {
    const along = scope.inverse[name] ? undefined : this.#readOne(scope.type, name)?.via;
    return scope.inverse[name] ?? (along === undefined ? undefined : this.#walk(scope, along.split('.')));
  }

  #walk(scope: Scope, path: readonly string[]): Scope | undefined {
    let at: Scope | undefined = scope;
    for (const name of path) at = at && this.#standing(at, name);
    return at;
  }

  #readOne(type: string, name: string): SqlOne | undefined {
    const field = (this.schema.getType(type) as GraphQLObjectType).getFields()[name];
    const read = field && this.tables.sqlOf(type, field);
    return read?.kind === 'one' ? read : undefined;
  }

  #list(part: Page['part'], parent: Scope): Sql {
    const { read, argued } = part;
    const table = this.tables.of(part.node)!;
    const it = this.#scope(part.node, read.inverse, parent);
    const window = this.asked.windows[argued.at]!;
    const order = (backward: boolean) =>
      orderSql(keyset(read.order, { ...window, backward }).options.orderBy, it.row, table);
    const sides = sidesOf(window);
    const looksBeyond = selects(part.connection, ({ value }) => value === sides.open);
    const page: Page = {
      part,
      parent,
      it,
      table,
      order: read.order,
      window,
      listOrder: order(false),
      looksBeyond,
    };
    const text = this.#object(part.connection, it, page).sql;
    // Without an aggregate over rows there is nothing to read, and no row may be counted on.
    if (!selects(part.connection, ({ value }) => value !== 'totalCount' && value !== sides.settled))
      return text;
    const conditions = [
      ...this.#conditions(page, it.row),
      conditionSql(keyset(read.order, laterWindow(argued.at, window)).where, it.row, table),
    ];
    const { history, order: listOrder } = read;
    const since = history && recentSince(history, this.asked.now);
    const reach = since ? historyRange(window, listOrder, since) : 'all';
    if (since && reach !== 'all') conditions.push(isRecent(it.row(table.columnOf(listOrder.time!)), since));
    const size = window.size + (page.looksBeyond ? 1 : 0);
    // Of a history, a limit that is not known when it is planned: what looks like few rows would be sorted, and
    // they may be many; an unknown limit has them read in their order.
    const limit = history ? placeholder(() => size) : sql.lit(size);
    const from = (name: string) =>
      sql`SELECT * FROM ${sql.table(name)} AS ${it.alias} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${order(window.backward)} LIMIT ${limit}`;
    // Each by itself is read in order from one partition after the other, as far as the page needs; together all
    // partitions would be opened and merged.
    const first =
      table.parts.length === 1
        ? from(table.name)
        : sql`SELECT * FROM (${sql.join(
            table.parts.map((name) => sql`(${from(name)})`),
            sql` UNION ALL `,
          )}) AS ${it.alias} ORDER BY ${order(window.backward)} LIMIT ${limit}`;
    const cut =
      history && since && reach === 'newest first'
        ? withOlder(first, size, {
            history,
            order: listOrder,
            at: argued.at,
            window,
            since,
            key: history.key(parent.row),
            given: this.#given(argued),
            oldest: history.oldest?.(parent.row),
          })
        : first;
    const rows = page.looksBeyond
      ? sql`SELECT *, row_number() OVER (ORDER BY ${order(window.backward)}) AS place FROM (${cut}) AS ${it.alias}`
      : cut;
    return sql`(SELECT ${text} FROM (${rows}) AS ${it.alias} ${sql.join(it.joins, sql` `)})`;
  }

  /** Which rows a list holds, whatever its page. */
  #conditions({ part: { read, argued }, parent }: Page, it: RowRef): Sql[] {
    const filters = Object.entries(read.filters ?? {}).filter(
      ([name]) => this.asked.args[argued.at]![name] != null,
    );
    return [
      read.where(parent.row, it, this.#given(argued)),
      ...filters.map(([name, filter]) => filter(it, this.#given(argued).arg(name))),
    ];
  }

  #count(page: Page): Sql {
    const { part, parent } = page;
    if (part.read.count) return sql`${part.read.count(parent.row)}::text`;
    const counted = this.#scope(part.node);
    const where = sql.join(this.#conditions(page, counted.row), sql` AND `);
    return sql`(SELECT count(*)::text ${this.#from(counted)} WHERE ${where})`;
  }

  #given({ at }: FieldCall): FieldPlaceholders {
    return {
      viewer: this.viewer,
      arg: (name, check = (value) => value) =>
        placeholder(({ args }: BoundArguments) => check(args[at]![name] as string)),
    };
  }

  #scope(type: string, back?: string, from?: Scope): Scope {
    const alias = this.#alias();
    return {
      type,
      alias,
      row: (column) => sql`${alias}.${sql.id(column)}`,
      inverse: back !== undefined && from ? { [back]: from } : {},
      joins: [],
    };
  }

  #from({ type, alias, joins }: Scope): Sql {
    const table = this.tables.of(type)!;
    return sql`FROM ${sql.table(table.name)} AS ${alias} ${sql.join(joins, sql` `)}`;
  }

  #alias(): Sql {
    return sql.id(`t${++this.#aliases}`);
  }
}
