import { edgeOf } from '../graphql/connection.js';
import { encodeCursor } from '../graphql/cursor.js';
import { Pet } from './pet.entity.js';
/** The order of an owner's pets: by id, oldest first. */
export const petOrder = { end: 'first' };
/** A pet with its cursor, which is the same in every order of the list. */
export const PetEdge = edgeOf('Pet', Pet);
/** Makes the edge of a pet. */
export const toPetEdge = (pet) => ({
    cursor: encodeCursor({ at: null, id: pet.id }),
    node: pet,
});
//# sourceMappingURL=pet-edge.js.map