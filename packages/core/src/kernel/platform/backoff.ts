const minute = 60_000;

/** The waits after failed attempts, about eight hours in total. Then it is given up (P69). */
const waits = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240].map((minutes) => minutes * minute);

/** The maximum number of attempts. */
export const maxAttempts = waits.length + 1;

/**
 * Returns the wait after an attempt in milliseconds, slightly different for each row; `undefined` after the last one.
 * @param attempts the number of attempts so far, at least 1
 * @param id identifies the row
 */
export function waitAfter(attempts: number, id: string): number | undefined {
  const wait = waits[attempts - 1];
  if (wait === undefined) return undefined;
  let spread = 0;
  for (const letter of id) spread = (spread * 31 + letter.charCodeAt(0)) % 1000;
  return Math.round(wait * (1 + spread / 5000));
}
