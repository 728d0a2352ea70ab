/** An instant as it is answered: ISO 8601, UTC. What has not happened stays null. */
export const toInstant = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();
