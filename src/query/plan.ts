import type { FieldNode, GraphQLField, GraphQLLeafType } from 'graphql';
import type { SqlList, SqlOne, SqlUnion, SqlValue } from './sql-field.js';

/** An object of the answer: its fields by the key under which they are answered, in the order of the answer. */
export interface ObjectPlan {
  type: string;
  fields: ReadonlyMap<string, FieldPlan>;
}

/** A field, and its place among those of the operation that take arguments; -1 where it takes none. */
export interface FieldCall {
  at: number;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  /** Set where the field is a list. */
  list: SqlList | undefined;
}

/** What only connections, edges and `pageInfo` have. */
export type PageField =
  'totalCount' | 'cursor' | 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor';

/** A field of the answer. */
export type FieldPlan =
  | { kind: 'typename' }
  /** Its resolver answers it; null stands in its place until then. */
  | { kind: 'hole' }
  | { kind: 'value'; read: SqlValue; type: GraphQLLeafType; isNullable: boolean }
  | { kind: 'one'; read: SqlOne; argued: FieldCall; object: ObjectPlan; isNullable: boolean }
  | { kind: 'oneOf'; read: SqlUnion; argued: FieldCall; objects: Readonly<Record<string, ObjectPlan>> }
  | { kind: 'list'; read: SqlList; argued: FieldCall; node: string; connection: ObjectPlan }
  | { kind: 'page'; value: PageField }
  | { kind: 'handed'; name: string; object: ObjectPlan }
  | { kind: 'edges' | 'node' | 'pageInfo'; object: ObjectPlan };

/** What of a query the read road answers, and what is left to resolvers. */
export interface Plan {
  root: ObjectPlan;
  calls: readonly FieldCall[];
  /** What resolvers answer, as selections of the query; none where the read road answers it all. */
  unresolved: readonly FieldNode[];
}

/** What one root field shows, made of rows that somebody else's statement stands on. */
export interface RootFieldPlan {
  /** The key under which it is answered. */
  key: string;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  object: ObjectPlan;
  calls: readonly FieldCall[];
}

/** Rows that a statement hands over, by name. */
export type ProvidedTypes = Readonly<
  Record<
    string,
    {
      type: string;
      /** By its fields that lead to others of them. */ back?: Readonly<Record<string, string>>;
    }
  >
>;
