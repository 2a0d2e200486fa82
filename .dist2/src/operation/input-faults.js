import { BREAK, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, Kind, TypeInfo, visit, visitWithTypeInfo, } from 'graphql';
import { allFaults } from '../graphql/faulty-input.js';
import { variablesFit } from './variables-fit.js';
// A request of 256 kB can have tens of thousands of faults, and each takes a line of the answer.
const maxFaults = 20;
const maxUnknownFields = 5;
const fieldName = /^[_A-Za-z]\w{0,99}$/;
/**
 * Finds everything that is wrong with the arguments of an operation, the same for literals and variables: what GraphQL
 * cannot coerce, and in the same inputs what their rules refuse.
 * @param request whose arguments do not fit their types
 * @param ctx the context of the operation, for what only the database knows
 * @returns at most 20 faults, without the values
 */
export async function inputFaults(request, ctx) {
    const { schema, document, operation } = request;
    const reader = new ArgumentReader(request);
    const types = new TypeInfo(schema);
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const readAll = (args = [], nodes = []) => {
        for (const arg of args)
            reader.read(arg, nodes.find(({ name }) => name.value === arg.name)?.value);
        return reader.faults.length > maxFaults ? BREAK : undefined;
    };
    visit({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, visitWithTypeInfo(types, {
        Field: (node) => readAll(types.getFieldDef()?.args, node.arguments),
        Directive: (node) => readAll(types.getDirective()?.args, node.arguments),
    }));
    const faults = [...reader.faults];
    for (const { type, value, known } of reader.inputs) {
        if (faults.length > maxFaults)
            break;
        const all = await allFaults(type, value, ctx, known);
        faults.push(...all.slice(known.length));
    }
    if (faults.length === 0)
        return variableFaults(request);
    return faults.slice(0, maxFaults);
}
/** Names the variables that do not fit their types, where no argument does. */
function variableFaults({ schema, operation, variables }) {
    return (operation.variableDefinitions ?? [])
        .filter((one) => !variablesFit(schema, { ...operation, variableDefinitions: [one] }, variables))
        .map(({ variable: { name } }) => ({
        path: name.value,
        name: variables[name.value] == null ? 'required' : 'invalid',
    }));
}
/** Coerces arguments as graphql-js does, but goes on after a fault. */
class ArgumentReader {
    constructor(request) {
        this.request = request;
        this.faults = [];
        this.inputs = [];
    }
    /** Reads an argument. @param node its value in the document; undefined if it has none */
    read(arg, node) {
        const before = this.faults.length;
        const value = this.#member(arg, this.#given(node), [arg.name]);
        const type = getNamedType(arg.type).extensions['input'];
        if (type && typeof value === 'object' && value !== null)
            this.inputs.push({ type, value, known: this.faults.slice(before) });
    }
    #add(path, name, values) {
        if (this.faults.length > maxFaults)
            return;
        // Every mutation has one argument, `input`; its fields are named without it.
        const relative = path[0] === 'input' && path.length > 1 ? path.slice(1) : path;
        this.faults.push({ path: relative.join('.'), name, values });
    }
    #given(node) {
        if (node?.kind !== Kind.VARIABLE)
            return node && { node };
        const name = node.name.value;
        const { variables, operation } = this.request;
        if (Object.hasOwn(variables, name) && variables[name] !== undefined)
            return { value: variables[name] };
        const defaultValue = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
        return defaultValue && { node: defaultValue };
    }
    /** Coerces an argument or a field. */
    #member({ type, defaultValue }, given, path) {
        return given === undefined && defaultValue !== undefined ? defaultValue : this.#coerce(type, given, path);
    }
    #coerce(type, given, path) {
        const isNull = given !== undefined && ('node' in given ? given.node.kind === Kind.NULL : given.value === null);
        if (isNonNullType(type))
            return given === undefined || isNull
                ? this.#add(path, 'required')
                : this.#coerce(type.ofType, given, path);
        if (given === undefined)
            return undefined;
        if (isNull)
            return null;
        if (isListType(type))
            return this.#items(given).map((item, at) => this.#coerce(type.ofType, item, [...path, String(at)]));
        return isInputObjectType(type) ? this.#object(type, given, path) : this.#leaf(type, given, path);
    }
    /** The items of a list. A value that is none counts as a list of itself. */
    #items(given) {
        if ('node' in given)
            return given.node.kind === Kind.LIST ? given.node.values.map((node) => this.#given(node)) : [given];
        return Array.isArray(given.value) ? given.value.map((value) => ({ value })) : [given];
    }
    #object(type, given, path) {
        const members = this.#members(given);
        if (!members)
            return this.#add(path, 'object');
        const fields = type.getFields();
        const unknown = [...members.keys()].filter((name) => !Object.hasOwn(fields, name));
        for (const name of unknown.slice(0, maxUnknownFields))
            this.#add(fieldName.test(name) ? [...path, name] : path, 'unknownField');
        const entries = Object.values(fields).map((field) => [
            field.name,
            this.#member(field, members.get(field.name), [...path, field.name]),
        ]);
        return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    #members(given) {
        if ('node' in given)
            return given.node.kind === Kind.OBJECT
                ? new Map(given.node.fields.map(({ name, value }) => [name.value, this.#given(value)]))
                : undefined;
        const { value } = given;
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? new Map(Object.entries(value).map(([name, one]) => [name, { value: one }]))
            : undefined;
    }
    #leaf(type, given, path) {
        try {
            return 'node' in given
                ? type.parseLiteral(given.node, this.request.variables)
                : type.parseValue(given.value);
        }
        catch {
            const raw = 'node' in given ? given.node.kind === Kind.STRING && given.node.value : given.value;
            if (raw === '' && !isEnumType(type))
                return this.#add(path, 'required');
            return this.#add(path, isEnumType(type) ? 'choice' : (faultOfType[type.name] ?? 'invalid'));
        }
    }
}
const faultOfType = {
    ID: 'id',
    String: 'text',
    Int: 'wholeNumber',
    Float: 'number',
    Boolean: 'truth',
    EmailAddress: 'email',
    LocalTime: 'timeOfDay',
    DateTime: 'time',
    Locale: 'locale',
};
//# sourceMappingURL=input-faults.js.map