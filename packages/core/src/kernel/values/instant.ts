/** An instant in an output: ISO 8601, UTC. Null stays null. */
export const toInstant = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();
