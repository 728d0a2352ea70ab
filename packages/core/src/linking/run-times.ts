const minute = 60 * 1000;

/** The longest time between two runs (B25). */
export const interval = 45 * minute;
/** How much earlier a run may start, so that links of one host spread out. */
const maxJitter = 5 * minute;
/** The longest wait that an upstream product can ask for (P60). */
const maxRetryAfter = 60 * minute;
/** After this time without success, people are warned (Q18). */
export const staleAfter = 60 * minute;

/** The shortest time between two runs that triggers start. */
export const triggerPause = minute;

/** A number from 0 to 1 that is different for each run of each link. */
function spread(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) / 2 ** 32;
}

interface RunCount {
  readonly scheduleId: string;
  readonly runs: number;
}

/** When the next run starts after a successful one. */
export const nextAfterSuccess = ({ scheduleId, runs }: RunCount, now: number): number =>
  now + interval - Math.round(maxJitter * spread(`${scheduleId} ${runs}`));

/**
 * When the next attempt starts after a failed one: at the time the upstream product asked for, within an hour at most. Otherwise after a
 * wait that doubles from a minute to 45 minutes, minus up to a quarter (P60).
 */
export function nextAfterFailure(
  { scheduleId, runs }: RunCount,
  { failures, retryAfter }: { readonly failures: number; readonly retryAfter: number | undefined },
  now: number,
): number {
  if (retryAfter !== undefined) return now + Math.min(Math.max(retryAfter * 1000, 1000), maxRetryAfter);
  const wait = Math.min(minute * 2 ** Math.min(failures - 1, 10), interval);
  return now + Math.round(wait * (1 - spread(`${scheduleId} ${runs}`) / 4));
}
