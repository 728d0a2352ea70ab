/** The longest wait that is accepted, in seconds (P60). */
const maxWait = 3600;

/**
 * Headers that name a wait, in order of preference. `X-RateLimit-Reset` is a time for Atlassian and GitHub, and a number of seconds
 * elsewhere.
 */
const headers = ["retry-after", "ratelimit-reset", "x-ratelimit-reset", "x-ratelimit-period-in-sec"];

/** Numbers above this are seconds since the epoch. */
const earliestEpoch = 1_000_000_000;

/**
 * How many seconds a response asks to wait, between 1 and 3,600; undefined if it names none.
 * @param now milliseconds since the epoch
 */
export function retryAfterOf(response: Response, now: number): number | undefined {
  for (const name of headers) {
    const wait = toSeconds(response.headers.get(name)?.trim() ?? "", now);
    if (wait !== undefined) return Math.min(Math.max(Math.ceil(wait), 1), maxWait);
  }
  return undefined;
}

function toSeconds(value: string, now: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(value)) {
    const seconds = Number(value);
    return seconds < earliestEpoch ? seconds : seconds - now / 1000;
  }
  const time = /[a-z:]/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : (time - now) / 1000;
}
