/** PostgreSQL's own words about a failed statement, from under whatever wraps them. */
export function databaseFault(error: unknown): {
  code?: string | undefined;
  constraint?: string | undefined;
} {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: string; constraint?: string };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { code, constraint };
  }
  return {};
}
