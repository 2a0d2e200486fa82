/** PostgreSQL's own words about a failed statement, from under whatever wraps them. */
export function databaseFault(error: unknown): {
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

/** Whether PostgreSQL refused a statement and nothing of it was done; what a lost connection did is not known. */
export function isRefusal(error: unknown): boolean {
  const { code } = databaseFault(error);
  return code !== undefined && !/^(08|57P)/.test(code);
}
