/** An object of JSON, whose fields may have any value. */
export type JsonFields = Record<string, unknown>;

/** Whether a value of JSON is an object. */
export const isJsonFields = (value: unknown): value is JsonFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
