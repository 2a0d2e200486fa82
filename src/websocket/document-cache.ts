import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { mostTokens } from '../operation/guard.js';

// In characters, each document counted with what its syntax tree takes at the least.
const mostKept = 1_000_000;
const atLeast = 1_000;

interface Parsed {
  text: string;
  document: DocumentNode;
}

/** Documents that were parsed and found valid, the last used ones kept; over HTTP Apollo Server keeps its own. */
export class DocumentCache {
  readonly #kept = new LRUCache<string, Parsed>({
    maxSize: mostKept,
    sizeCalculation: ({ text }) => text.length + atLeast,
  });

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * A document, and the operation of it that is meant.
   * @returns with them the text as it is kept here: who holds on to it holds no copy
   * @throws {GraphQLErrors} naming all that is wrong with it
   */
  read(text: string, operationName?: string | null): Parsed & { operation: OperationDefinitionNode } {
    const parsed = this.#kept.get(text) ?? this.#parse(text);
    const operation = getOperationAST(parsed.document, operationName);
    if (!operation)
      throw new GraphQLErrors([
        withCode(new GraphQLError('Which operation is meant?'), 'OPERATION_RESOLUTION_FAILURE'),
      ]);
    return { ...parsed, operation };
  }

  #parse(text: string): Parsed {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: mostTokens });
    } catch (error) {
      throw new GraphQLErrors([withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')]);
    }
    const faults = validate(this.schema, document, specifiedRules);
    if (faults.length > 0)
      throw new GraphQLErrors(faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED')));
    const parsed = { text, document };
    this.#kept.set(text, parsed);
    return parsed;
  }
}

/** What is wrong with a document, all of it. */
export class GraphQLErrors extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('The document cannot be executed.');
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(error.message, { nodes, source, positions, path, extensions: { code } });
}
