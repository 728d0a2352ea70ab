const minute = 60_000;

/** How long a mail waits after each try that failed; behind the last it is given up (P69): some eight hours in all. */
const waits = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240].map((minutes) => minutes * minute);

/** How often a mail is tried at most. */
export const maxAttempts = waits.length + 1;

/**
 * How many milliseconds to wait after this many tries, a little apart for different mails; `undefined`: no more.
 * @param attempts how often it has been tried, 1 and more
 */
export function waitAfter(attempts: number, mailId: string): number | undefined {
  const wait = waits[attempts - 1];
  if (wait === undefined) return undefined;
  let spread = 0;
  for (const letter of mailId) spread = (spread * 31 + letter.charCodeAt(0)) % 1000;
  return Math.round(wait * (1 + spread / 5000));
}
