import { GraphQLEmailAddress as strict } from 'graphql-scalars';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
// Far more than an address can have.
const maxLength = 1_000;
/** Reads an address. White space around it comes from keyboards that complete words, and is no part of it. */
function parseValue(value) {
    if (typeof value !== 'string' || value.length > maxLength)
        throw new GraphQLError('This is no email address.');
    return strict.parseValue(value.trim());
}
const config = strict.toConfig();
/** An email address, as browsers validate it; white space around it is ignored. */
export const GraphQLEmailAddress = new GraphQLScalarType({
    name: 'EmailAddress',
    description: 'An email address, as browsers validate it. White space around it is ignored.',
    specifiedByURL: config.specifiedByURL ?? null,
    extensions: config.extensions,
    // What is stored was validated when it came.
    serialize: String,
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
});
//# sourceMappingURL=email-address.js.map