import type { GraphQLSchema } from 'graphql';
import type { Operation } from '../query/engine.js';

/** An operation whose cost is asked for. */
export interface CostlyOperation extends Operation {
  readonly schema: GraphQLSchema;
}
