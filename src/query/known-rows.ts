import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Scope } from './scope.js';
import type { SqlOne } from './sql-field.js';
import type { Tables } from './tables.js';

/** Finds the rows that a statement already reads, so that a field that leads back to one reads nothing. */
export class KnownRows {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tables: Tables,
  ) {}

  /** Returns the row that a field leads to; undefined if the statement does not read it yet. */
  of(scope: Scope, name: string): Scope | undefined {
    const inverse = scope.inverse[name];
    if (inverse) return inverse;
    const via = this.sqlOne(scope.type, name)?.via;
    return via === undefined ? undefined : this.at(scope, via.split('.'));
  }

  /** Returns the row at the end of a path of fields; undefined if the statement does not read it yet. */
  at(scope: Scope, path: readonly string[]): Scope | undefined {
    let at: Scope | undefined = scope;
    for (const name of path) at = at && this.of(at, name);
    return at;
  }

  /** Returns what a field declares; undefined unless it leads to one row. */
  sqlOne(type: string, name: string): SqlOne | undefined {
    const field = (this.schema.getType(type) as GraphQLObjectType).getFields()[name];
    const declared = field && this.tables.sqlOf(type, field);
    return declared?.kind === 'one' ? declared : undefined;
  }
}
