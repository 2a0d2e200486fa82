import * as fc from 'fast-check';
import { getNamedType, getNullableType, isEnumType, isNonNullType, isObjectType, isUnionType, } from 'graphql';
const deepest = 5;
/**
 * Random queries on a schema: any fields, some with an alias, twice, in fragments or left out by a variable, with
 * arguments as literals and as variables, mostly valid ones.
 */
export function randomQueries(schema, pools) {
    let names = 0;
    const fresh = () => `v${++names}`;
    const argument = (field, { name, type }) => {
        const inner = getNullableType(type);
        const good = isEnumType(inner)
            ? fc.constantFrom(...inner.getValues().map((value) => value.name))
            : name === 'first' || name === 'last'
                ? fc.integer({ min: 1, max: 7 })
                : fc.constantFrom(...(pools[`${field}.${name}`] ?? pools[field] ?? ['99']));
        const bad = name === 'first' || name === 'last' ? fc.constantFrom(0, 101) : fc.constantFrom('99', 'nonsense');
        const values = isEnumType(inner)
            ? good
            : fc.oneof({ weight: 40, arbitrary: good }, { weight: 1, arbitrary: bad });
        return fc.record({ value: values, byVariable: fc.boolean() }).map(({ value, byVariable }) => {
            if (!byVariable)
                return {
                    text: `${name}: ${isEnumType(inner) ? String(value) : JSON.stringify(value)}`,
                    declared: [],
                };
            const variable = fresh();
            return {
                text: `${name}: $${variable}`,
                declared: [{ declaration: `$${variable}: ${String(type)}`, name: variable, value }],
            };
        });
    };
    const passed = ({ name, args }) => args.length === 0
        ? fc.constant({ text: '', declared: [] })
        : fc
            .subarray([...args], { maxLength: Math.min(2, args.length) })
            .map((chosen) => withoutClash([...new Set([...args.filter(({ type }) => isNonNullType(type)), ...chosen])]))
            .chain((chosen) => fc.tuple(...chosen.map((one) => argument(name, one))))
            .map((pieces) => ({
            text: pieces.length > 0 ? `(${pieces.map(({ text }) => text).join(', ')})` : '',
            declared: pieces.flatMap(({ declared }) => declared),
        }));
    const field = (one, depth) => fc
        .record({
        alias: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { freq: 4 }),
        args: passed(one),
        below: selection(getNamedType(one.type), depth - 1),
        condition: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, {
            weight: 1,
            arbitrary: fc.record({ directive: fc.constantFrom('include', 'skip'), value: fc.boolean() }),
        }),
    })
        .map(({ alias, args, below, condition }) => {
        const variable = condition && fresh();
        return {
            // An alias contains the name of its field, or two fields could have the same key.
            text: `${alias ? `${alias}_${one.name}_${fresh()}: ` : ''}${one.name}${args.text}${condition ? ` @${condition.directive}(if: $${variable})` : ''} ${below.text}`,
            declared: [
                ...args.declared,
                ...below.declared,
                ...(condition
                    ? [{ declaration: `$${variable}: Boolean!`, name: variable, value: condition.value }]
                    : []),
            ],
        };
    });
    const selection = (type, depth) => {
        if (isUnionType(type))
            return fc.tuple(...schema.getPossibleTypes(type).map((one) => selection(one, depth))).map((pieces) => ({
                text: `{ __typename ${pieces.map(({ text }, at) => `... on ${schema.getPossibleTypes(type)[at].name} ${text}`).join(' ')} }`,
                declared: pieces.flatMap(({ declared }) => declared),
            }));
        if (!isObjectType(type))
            return fc.constant({ text: '', declared: [] });
        const fields = Object.values(type.getFields()).filter((one) => depth > 0 || !(isObjectType(getNamedType(one.type)) || isUnionType(getNamedType(one.type))));
        return fc
            .record({
            chosen: fc.subarray(fields, {
                minLength: Math.min(1, fields.length),
                maxLength: Math.min(6, fields.length),
            }),
            wrapped: fc.boolean(),
        })
            .chain(({ chosen, wrapped }) => fc.tuple(fc.constant(wrapped), ...chosen.map((one) => field(one, depth))))
            .map(([wrapped, ...pieces]) => {
            const inner = ['__typename', ...pieces.map(({ text }) => text)].join(' ');
            return {
                text: wrapped ? `{ ... on ${type.name} { ${inner} } }` : `{ ${inner} }`,
                declared: pieces.flatMap(({ declared }) => declared),
            };
        });
    };
    return selection(schema.getQueryType(), deepest).map(({ text, declared }) => ({
        query: `query ${declared.length > 0 ? `(${declared.map(({ declaration }) => declaration).join(', ')})` : ''} ${text}`,
        variables: Object.fromEntries(declared.map(({ name, value }) => [name, value])),
    }));
}
/** The arguments of a page. `first` and `last` together are an error, which another test covers. */
const withoutClash = (chosen) => chosen.some(({ name }) => name === 'first') ? chosen.filter(({ name }) => name !== 'last') : chosen;
//# sourceMappingURL=random-query.js.map