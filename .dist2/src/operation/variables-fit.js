import { coerceInputValue, isInputType, isNonNullType, typeFromAST, } from 'graphql';
class Mismatch extends Error {
}
const refuse = () => {
    throw new Mismatch();
};
/** Whether the variables of an operation fit their types. It stops at the first that does not. */
export function variablesFit(schema, operation, variables) {
    try {
        for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
            const type = typeFromAST(schema, typeNode);
            const value = variables[variable.name.value];
            if (!isInputType(type))
                continue;
            if (value == null) {
                if (isNonNullType(type) && (value === null || !defaultValue))
                    return false;
            }
            else
                coerceInputValue(value, type, refuse);
        }
        return true;
    }
    catch (error) {
        if (error instanceof Mismatch)
            return false;
        throw error;
    }
}
//# sourceMappingURL=variables-fit.js.map