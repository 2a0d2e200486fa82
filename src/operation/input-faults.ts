import {
  BREAK,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ValueNode,
} from 'graphql';
import type { FieldFault, FaultName, FaultValues } from '../field-fault.js';
import { allFaults, type ValidatedClass } from '../graphql/faulty-input.js';
import type { CostlyOperation } from './costly-operation.js';
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
export async function inputFaults(request: CostlyOperation, ctx: unknown): Promise<readonly FieldFault[]> {
  const { schema, document, operation } = request;
  const reader = new ArgumentReader(request);
  const types = new TypeInfo(schema);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const readAll = (args: readonly GraphQLArgument[] = [], nodes: readonly ArgumentNode[] = []) => {
    for (const arg of args) reader.read(arg, nodes.find(({ name }) => name.value === arg.name)?.value);
    return reader.faults.length > maxFaults ? BREAK : undefined;
  };
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    visitWithTypeInfo(types, {
      Field: (node) => readAll(types.getFieldDef()?.args, node.arguments),
      Directive: (node) => readAll(types.getDirective()?.args, node.arguments),
    }),
  );
  const faults = [...reader.faults];
  for (const { type, value, known } of reader.inputs) {
    if (faults.length > maxFaults) break;
    const all = await allFaults(type, value, ctx, known);
    faults.push(...all.slice(known.length));
  }
  if (faults.length === 0) return variableFaults(request);
  return faults.slice(0, maxFaults);
}

/** Names the variables that do not fit their types, where no argument does. */
function variableFaults({ schema, operation, variables }: CostlyOperation): FieldFault[] {
  return (operation.variableDefinitions ?? [])
    .filter((one) => !variablesFit(schema, { ...operation, variableDefinitions: [one] }, variables))
    .map(({ variable: { name } }) => ({
      path: name.value,
      name: variables[name.value] == null ? 'required' : 'invalid',
    }));
}

/** A value as a literal, or as a variable's value. */
type Given = { readonly node: Exclude<ValueNode, { kind: Kind.VARIABLE }> } | { readonly value: unknown };

/** An input with rules, what is already known to be wrong with it, and the rest of it. */
interface ReadInput {
  readonly type: ValidatedClass;
  readonly value: object;
  readonly known: readonly FieldFault[];
}

/** Coerces arguments as graphql-js does, but goes on after a fault. */
class ArgumentReader {
  readonly faults: FieldFault[] = [];
  readonly inputs: ReadInput[] = [];

  constructor(private readonly request: CostlyOperation) {}

  /** Reads an argument. @param node its value in the document; undefined if it has none */
  read(arg: GraphQLArgument, node: ValueNode | undefined): void {
    const before = this.faults.length;
    const value = this.#member(arg, this.#given(node), [arg.name]);
    const type = getNamedType(arg.type).extensions['input'] as ValidatedClass | undefined;
    if (type && typeof value === 'object' && value !== null)
      this.inputs.push({ type, value, known: this.faults.slice(before) });
  }

  #add(path: readonly string[], name: FaultName, values?: FaultValues): undefined {
    if (this.faults.length > maxFaults) return;
    // Every mutation has one argument, `input`; its fields are named without it.
    const relative = path[0] === 'input' && path.length > 1 ? path.slice(1) : path;
    this.faults.push({ path: relative.join('.'), name, values });
  }

  #given(node: ValueNode | undefined): Given | undefined {
    if (node?.kind !== Kind.VARIABLE) return node && { node };
    const name = node.name.value;
    const { variables, operation } = this.request;
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) return { value: variables[name] };
    const defaultValue = operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    )?.defaultValue;
    return defaultValue && { node: defaultValue };
  }

  /** Coerces an argument or a field. */
  #member(
    { type, defaultValue }: GraphQLArgument | GraphQLInputField,
    given: Given | undefined,
    path: string[],
  ) {
    return given === undefined && defaultValue !== undefined ? defaultValue : this.#coerce(type, given, path);
  }

  #coerce(type: GraphQLInputType, given: Given | undefined, path: readonly string[]): unknown {
    const isNull =
      given !== undefined && ('node' in given ? given.node.kind === Kind.NULL : given.value === null);
    if (isNonNullType(type))
      return given === undefined || isNull
        ? this.#add(path, 'required')
        : this.#coerce(type.ofType, given, path);
    if (given === undefined) return undefined;
    if (isNull) return null;
    if (isListType(type))
      return this.#items(given).map((item, at) => this.#coerce(type.ofType, item, [...path, String(at)]));
    return isInputObjectType(type) ? this.#object(type, given, path) : this.#leaf(type, given, path);
  }

  /** The items of a list. A value that is none counts as a list of itself. */
  #items(given: Given): (Given | undefined)[] {
    if ('node' in given)
      return given.node.kind === Kind.LIST ? given.node.values.map((node) => this.#given(node)) : [given];
    return Array.isArray(given.value) ? given.value.map((value: unknown) => ({ value })) : [given];
  }

  #object(type: GraphQLInputObjectType, given: Given, path: readonly string[]): unknown {
    const members = this.#members(given);
    if (!members) return this.#add(path, 'object');
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

  #members(given: Given): Map<string, Given | undefined> | undefined {
    if ('node' in given)
      return given.node.kind === Kind.OBJECT
        ? new Map(given.node.fields.map(({ name, value }) => [name.value, this.#given(value)]))
        : undefined;
    const { value } = given;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value).map(([name, one]) => [name, { value: one as unknown }]))
      : undefined;
  }

  #leaf(type: GraphQLLeafType, given: Given, path: readonly string[]): unknown {
    try {
      return 'node' in given
        ? type.parseLiteral(given.node, this.request.variables)
        : type.parseValue(given.value);
    } catch {
      const raw = 'node' in given ? given.node.kind === Kind.STRING && given.node.value : given.value;
      if (raw === '' && !isEnumType(type)) return this.#add(path, 'required');
      return this.#add(path, isEnumType(type) ? 'choice' : (faultOfType[type.name] ?? 'invalid'));
    }
  }
}

const faultOfType: Readonly<Record<string, FaultName>> = {
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
