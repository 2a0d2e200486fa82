import { executeSync, getIntrospectionQuery, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType, Kind, parse, SchemaMetaFieldDef, TypeMetaFieldDef, visit, } from 'graphql';
import { getComplexity } from 'graphql-query-complexity/cjs';
import { LRUCache } from 'lru-cache';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
/** What the usual document of tools costs, however large the schema is. */
const usualCost = 20_000;
// All cached answers together, in characters.
const maxCached = 4_000_000;
const roots = new Set([SchemaMetaFieldDef.name, TypeMetaFieldDef.name]);
/**
 * Refuses a document that asks for the schema more than once: aliases would multiply the largest answer there is.
 * @throws BAD_USER_INPUT
 */
export function guardIntrospection(document) {
    let count = 0;
    visit(document, {
        Field: ({ name }) => void (count += roots.has(name.value) ? 1 : 0),
    });
    if (count > 1)
        throw badUserInput(fieldFault('query', 'schemaTwice'));
}
/** Whether a field is part of the schema's description of itself. */
export const isIntrospection = ({ name }, field) => roots.has(field.name) || name.startsWith('__');
const sizes = new WeakMap();
/**
 * The cost of a field of the introspection, by the size that its lists have in this schema.
 * @param type the parent
 * @param childComplexity the cost of one row
 */
export function introspectionCost(schema, type, field, childComplexity) {
    const known = sizes.get(schema) ?? measure(schema);
    sizes.set(schema, known);
    return fieldCost(known, type, field, childComplexity);
}
const fieldCost = ({ lists, unit }, type, field, childComplexity) => unit + (lists.get(`${type.name}.${field.name}`) ?? 1) * childComplexity;
function measure(schema) {
    const types = Object.values(schema.getTypeMap());
    const fields = types.flatMap((type) => fieldsOf(type));
    const average = (count) => count / types.length;
    const lists = new Map([
        ['__Schema.types', types.length],
        ['__Schema.directives', schema.getDirectives().length],
        ['__Type.fields', average(fields.length)],
        ['__Field.args', fields.reduce((sum, { args }) => sum + args.length, 0) / fields.length],
        ['__Type.inputFields', average(types.flatMap(inputFieldsOf).length)],
        [
            '__Type.enumValues',
            average(types.flatMap((type) => (isEnumType(type) ? type.getValues() : [])).length),
        ],
        [
            '__Type.possibleTypes',
            average(types.flatMap((type) => (isUnionType(type) ? type.getTypes() : [])).length),
        ],
        ['__Type.interfaces', 0],
    ]);
    const document = parse(usualDocument);
    const unscaled = getComplexity({
        schema,
        query: document,
        estimators: [
            ({ type, field, childComplexity }) => fieldCost({ lists, unit: 1 }, type, field, childComplexity),
        ],
    });
    return { lists, unit: usualCost / unscaled };
}
/** The document of GraphiQL, Sandbox and code generators, with everything they may ask for. */
const usualDocument = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
});
const fieldsOf = (type) => isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const inputFieldsOf = (type) => isInputObjectType(type) ? Object.values(type.getFields()) : [];
const answers = new LRUCache({
    maxSize: maxCached,
    sizeCalculation: (answer) => answer.length,
});
/**
 * Answers an operation that asks for nothing but the schema. Without variables, its answer is always the same, so it is
 * cached.
 * @param variables before coercion
 * @param beforeWork called before an answer that is not cached is made
 * @returns the data as JSON; undefined if the operation asks for something else
 */
export function answerIntrospection({ schema, document, operation, variables }, beforeWork) {
    const known = answers.get(operation);
    if (known !== undefined)
        return known;
    const { selectionSet, variableDefinitions = [] } = operation;
    const isOnlySchema = selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
    if (!isOnlySchema)
        return undefined;
    if (selectionSet.selections.some((selection) => selection.kind === Kind.FIELD && roots.has(selection.name.value)))
        beforeWork();
    const { data, errors } = executeSync({
        schema,
        document,
        operationName: operation.name?.value ?? null,
        variableValues: variables,
    });
    if (errors)
        return undefined;
    const answer = JSON.stringify(data);
    if (variableDefinitions.length === 0)
        answers.set(operation, answer);
    return answer;
}
//# sourceMappingURL=introspection.js.map