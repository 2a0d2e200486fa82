import type { FieldNode, GraphQLField, GraphQLLeafType } from 'graphql';
import type { ListOrder } from '../graphql/connection.js';
import type { SqlList, SqlOne, SqlUnion, SqlValue } from './sql-field.js';

/** The plan of an object: its fields by response key, in the order of the answer. */
export interface ObjectPlan {
  type: string;
  fields: ReadonlyMap<string, FieldPlan>;
}

/** A field in the selection, and the index of its bound arguments; -1 if it takes none. */
export interface FieldCall {
  at: number;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  /** Set if the field is a list. */
  list: SqlList | undefined;
}

/** The fields that only connections, edges and `pageInfo` have. */
export type PageField =
  'totalCount' | 'cursor' | 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor';

/** The plan of a field. */
export type FieldPlan =
  | { kind: 'typename' }
  /** A resolver answers it; the statement puts null in its place. */
  | { kind: 'unresolved' }
  | { kind: 'value'; sql: SqlValue; type: GraphQLLeafType; isNullable: boolean }
  | { kind: 'one'; sql: SqlOne; call: FieldCall; object: ObjectPlan; isNullable: boolean }
  | {
      kind: 'edge';
      sql: SqlOne;
      order: ListOrder;
      call: FieldCall;
      node: string;
      object: ObjectPlan;
      isNullable: boolean;
    }
  | { kind: 'union'; sql: SqlUnion; call: FieldCall; objects: Readonly<Record<string, ObjectPlan>> }
  | { kind: 'list'; sql: SqlList; call: FieldCall; node: string; connection: ObjectPlan }
  | { kind: 'page'; field: PageField }
  /** With an order it is an edge, otherwise the row itself. */
  | { kind: 'provided'; name: string; order: ListOrder | undefined; object: ObjectPlan }
  | { kind: 'edges' | 'nodes' | 'node' | 'pageInfo'; object: ObjectPlan };

/** The plan of a query. */
export interface Plan {
  root: ObjectPlan;
  calls: readonly FieldCall[];
  /** What resolvers must answer, as selections of the query; empty if nothing. */
  unresolved: readonly FieldNode[];
}

/** The plan of one root field, whose rows another statement provides. */
export interface RootFieldPlan {
  /** The response key. */
  key: string;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  object: ObjectPlan;
  calls: readonly FieldCall[];
}

/** The types of the rows that a statement provides, by name; `inverse` names the provided row that a field leads to. */
export type ProvidedTypes = Readonly<
  Record<string, { type: string; inverse?: Readonly<Record<string, string>> }>
>;
