/** PostgreSQL's own words about a failed statement, from under whatever wraps them. */
export function sqlErrorOf(error: unknown): {
  code?: string | undefined;
  constraint?: string | undefined;
} {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: string; constraint?: string };
    // Every SQLSTATE has a digit; EPIPE has none.
    if (typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return { code, constraint };
  }
  return {};
}

/** Whether what a statement found or was given made it fail, so that it would again; others need not suffer from it. */
export function isDataError(error: unknown): boolean {
  // Data exceptions, limits of the program, and what a function raised.
  return /^(22|54|P0001)/.test(sqlErrorOf(error).code ?? '');
}

/** Whether PostgreSQL refused a statement and nothing of it was done; what a lost connection did is not known. */
export function isRejection(error: unknown): boolean {
  const { code } = sqlErrorOf(error);
  return code !== undefined && !/^(08|57P)/.test(code);
}
