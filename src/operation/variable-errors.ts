import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

// A request of 256 kB can have tens of thousands of errors, and each takes a stack and a line of the answer.
const maxErrors = 20;

class TooManyErrors extends Error {}

/**
 * Finds what is wrong with the variables of an operation.
 * @returns a message for each invalid variable or field, without the values; at most 20 of them
 */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  try {
    collectErrors(schema, operation, variables, errors);
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
  }
  return errors;
}

function collectErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  errors: Record<string, string>,
): void {
  let count = 0;
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, typeNode);
    const name = variable.name.value;
    const value = variables[name];
    if (!isInputType(type)) continue;
    if (value === undefined) {
      if (isNonNullType(type) && !defaultValue) errors[name] = 'is required';
    } else if (value === null) {
      if (isNonNullType(type)) errors[name] = 'must not be null';
    } else {
      coerceInputValue(value, type, (path, _value, error) => {
        if (++count > maxErrors) throw new TooManyErrors();
        const [field, message] = describe(error);
        // Every mutation has one argument, `input`; its fields are named without it.
        const fieldPath = [
          ...(name === 'input' && path.length + field.length > 0 ? [] : [name]),
          ...path,
          ...field,
        ];
        errors[fieldPath.join('.')] ??= message;
      });
    }
  }
}

/** Describes an error of graphql-js without its message, which repeats the value. */
function describe({ message }: GraphQLError): [field: string[], message: string] {
  const missing = /^Field "(\w+)" of required type "[^"]+" was not provided\.$/.exec(message);
  if (missing) return [[missing[1]!], 'is required'];
  if (/^Expected non-nullable type "[^"]+" not to be null\.$/.test(message)) return [[], 'must not be null'];
  if (/^Field ".*" is not defined by type/s.test(message)) return [[], 'has an unknown field'];
  const type = /^Expected type "(\w+)/.exec(message);
  return [[], type ? `must be a valid ${type[1]}` : 'is invalid'];
}
