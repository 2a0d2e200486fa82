import type { FieldNode, GraphQLField, GraphQLLeafType } from 'graphql';
import type { ReadList, ReadOne, ReadOneOf, ReadValue } from './read.js';

/** An object of the answer: its fields by the key under which they are answered, in the order of the answer. */
export interface Outline {
  type: string;
  fields: ReadonlyMap<string, Part>;
}

/** A field, and its place among those of the operation that take arguments; -1 where it takes none. */
export interface Argued {
  at: number;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  /** Set where the field is a list. */
  list: ReadList | undefined;
}

/** What only connections, edges and `pageInfo` have. */
export type PageValue =
  'totalCount' | 'cursor' | 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor';

/** A field of the answer. */
export type Part =
  | { kind: 'typename' }
  /** Its resolver answers it; null stands in its place until then. */
  | { kind: 'hole' }
  | { kind: 'value'; read: ReadValue; type: GraphQLLeafType; isNullable: boolean }
  | { kind: 'one'; read: ReadOne; argued: Argued; object: Outline; isNullable: boolean }
  | { kind: 'oneOf'; read: ReadOneOf; argued: Argued; objects: Readonly<Record<string, Outline>> }
  | { kind: 'list'; read: ReadList; argued: Argued; node: string; connection: Outline }
  | { kind: 'page'; value: PageValue }
  | { kind: 'handed'; name: string; object: Outline }
  | { kind: 'edges' | 'node' | 'pageInfo'; object: Outline };

/** What of a query the read road answers, and what is left to resolvers. */
export interface Outlined {
  root: Outline;
  argued: readonly Argued[];
  /** What resolvers answer, as selections of the query; none where the read road answers it all. */
  holes: readonly FieldNode[];
}

/** What one root field shows, made of rows that somebody else's statement stands on. */
export interface OutlinedField {
  /** The key under which it is answered. */
  key: string;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  object: Outline;
  argued: readonly Argued[];
}

/** Rows that a statement hands over, by name. */
export type HandedTypes = Readonly<
  Record<
    string,
    {
      type: string;
      /** By its fields that lead to others of them. */ back?: Readonly<Record<string, string>>;
    }
  >
>;
