import { z } from 'zod';
import { badUserInput } from '../errors.js';
import { fieldFault, type Fault, type FaultName, type FieldFault } from '../field-fault.js';

/** An input class that has rules. */
export interface ValidatedClass {
  rules: z.ZodType;
  /**
   * Finds what its rules do not see: what depends on several fields, and what only the database knows, such as a name
   * that is taken. It runs if the input has other faults, so that its sender learns of all at once; otherwise the service
   * finds it.
   * @param ctx the context of the operation
   */
  otherFaults?: (ctx: never, form: FaultyForm<never>) => Promise<readonly FieldFault[]>;
}

/** An input that has faults. */
export interface FaultyForm<Input> {
  /** The fields without a fault, as their rules transformed them. */
  readonly valid: Partial<Input>;
  /** Whether the sender gave a value for a field, right or wrong. */
  readonly has: HasField<Input>;
}

/** Whether an input has a value for a field. */
export type HasField<Input> = (field: keyof Input) => boolean;

/** Tells which fields of an input have a value. */
export const hasField =
  <Input>(input: Input): HasField<Input> =>
  (field) =>
    input[field] != null;

/**
 * Finds everything that is wrong with an input.
 * @param type the class of the input
 * @param value the input as GraphQL coerced it; fields that it could not coerce are missing
 * @param known what is already known to be wrong with it
 */
export async function allFaults(
  type: ValidatedClass,
  value: object,
  ctx: unknown,
  known: readonly FieldFault[] = [],
): Promise<readonly FieldFault[]> {
  const isKnown = (path: string) =>
    known.some(
      (fault) =>
        fault.path === path || fault.path.startsWith(`${path}.`) || path.startsWith(`${fault.path}.`),
    );
  const result = type.rules.safeParse(value);
  const found = result.success ? [] : faultsOf(result.error, value).filter(({ path }) => !isKnown(path));
  const faults = [...known, ...found];
  if (faults.length === 0 || !type.otherFaults) return faults;
  const faulty = new Set<string>(known.map(({ path }) => path.split('.', 1)[0]!));
  const others = await type.otherFaults(ctx as never, {
    valid: validFields(type.rules, value, faults) as never,
    has: (field: PropertyKey) => faulty.has(String(field)) || Reflect.get(value, field) != null,
  });
  return [...faults, ...others];
}

/** The fields of an input that have no fault, as their rules transform them. */
function validFields(rules: z.ZodType, value: object, faults: readonly FieldFault[]): object {
  if (!(rules instanceof z.ZodObject)) return {};
  const faulty = new Set(faults.map(({ path }) => path.split('.', 1)[0]));
  return Object.fromEntries(
    Object.entries(rules.shape as Record<string, z.ZodType>).flatMap(([name, rule]) => {
      const result = faulty.has(name) ? undefined : rule.safeParse(Reflect.get(value, name));
      return result?.success ? [[name, result.data]] : [];
    }),
  );
}

/** The first fault of each field. */
function faultsOf({ issues }: z.ZodError, value: unknown): FieldFault[] {
  const faults = new Map<string, FieldFault>();
  for (const issue of issues) {
    const path = issue.path.join('.') || 'input';
    const { name, values } = faultOf(issue, value);
    if (!faults.has(path)) faults.set(path, fieldFault(path, name, values));
  }
  return [...faults.values()];
}

const byType: Readonly<Record<string, FaultName>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'truth',
  object: 'object',
};

function faultOf(issue: z.core.$ZodIssue, value: unknown): Fault {
  switch (issue.code) {
    case 'custom':
      return (issue.params?.['fault'] as Fault | undefined) ?? { name: 'invalid' };
    case 'invalid_type':
      return {
        name: valueAt(value, issue.path) == null ? 'required' : (byType[issue.expected] ?? 'invalid'),
      };
    case 'too_big':
      return issue.origin === 'string'
        ? { name: 'overlong', values: { max: Number(issue.maximum) } }
        : { name: 'invalid' };
    case 'invalid_value':
      return { name: 'choice' };
    default:
      return { name: 'invalid' };
  }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/**
 * Validates an argument whose class has `rules`, and changes it in place. TypeGraphQL calls this for every
 * argument.
 * @throws BAD_USER_INPUT with everything that is wrong with it, without the values
 */
export async function validateArgument(value: unknown, type: unknown, ctx: unknown): Promise<void> {
  const rules = (type as Partial<ValidatedClass> | undefined)?.rules;
  if (!rules || value === null || typeof value !== 'object') return;
  const result = rules.safeParse(value);
  if (!result.success) throw badUserInput(...(await allFaults(type as ValidatedClass, value, ctx)));
  Object.assign(value, result.data);
}

/**
 * Validates a value by its rules.
 * @returns the value as the rules transformed it
 * @throws BAD_USER_INPUT with what is wrong with each field, without the values
 */
export function parse<T extends z.ZodType>(rules: T, value: unknown): z.output<T> {
  const result = rules.safeParse(value);
  if (result.success) return result.data;
  throw badUserInput(...faultsOf(result.error, value));
}
