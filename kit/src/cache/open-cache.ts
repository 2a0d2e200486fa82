import { InMemoryCache } from '@apollo/client';
import possible from '../generated/possible-types.js';
import { typePolicies } from './type-policies.js';

/** Opens a cache that knows the graph: which types unions may be, and how lists are joined. */
export const openCache = (): InMemoryCache =>
  new InMemoryCache({ possibleTypes: possible.possibleTypes, typePolicies });
