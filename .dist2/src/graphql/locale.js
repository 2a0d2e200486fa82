import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
// Far more than a tag can have.
const maxLength = 100;
function parseValue(value) {
    if (typeof value !== 'string' || value.length > maxLength)
        throw new GraphQLError('This is no language tag.');
    return value;
}
/** A language tag. The rules of inputs validate it, so that an empty one can count as none. */
export const GraphQLLocale = new GraphQLScalarType({
    name: 'Locale',
    description: 'A BCP 47 language tag, such as ko or en-US. As an input, an empty one counts as null.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc5646',
    serialize: String,
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
});
//# sourceMappingURL=locale.js.map