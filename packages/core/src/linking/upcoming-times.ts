import { RollcallError } from "../contract/rollcall-error.ts";
import type { LinkConnection, LinkProvider, OnCallTime } from "../ports/link-provider.ts";
import { ask, requireRead } from "./pull.ts";

const week = 7 * 24 * 60 * 60 * 1000;
/** The maximum number of weeks that are read. */
export const maxWeeks = 8;
/** How much farther ahead times are read than they may begin, because those at the end of the window may be cut off. */
const furtherWeeks = 2;
/** The maximum number of times in a response. */
const maxTimes = 5000;

/** The schedule of another product, and how many weeks of it to read. */
interface AskedTimes {
  readonly connection: LinkConnection;
  readonly upstreamId: string;
  readonly weeks: number;
  readonly now: number;
}

/**
 * Reads who is on call in the coming weeks. Returns only whole times that have not begun, because products cut off times at the edges of
 * the window, so those would differ in each response.
 * @throws {RollcallError} `sync.upstream-failed`
 */
export async function readUpcomingTimes(
  provider: LinkProvider,
  { connection, upstreamId, weeks, now }: AskedTimes,
): Promise<readonly OnCallTime[]> {
  // Some products read whole seconds.
  const from = Math.floor(now / 1000) * 1000;
  const until = from + (weeks + furtherWeeks) * week;
  const { times } = requireRead(
    await ask(async (signal) =>
      provider.listOnCall === undefined
        ? { status: "read", times: [] }
        : provider.listOnCall(connection, upstreamId, { from, until }, signal),
    ),
  );
  const whole = times.filter((time) => time.from > now && time.from < from + weeks * week && time.until < until);
  if (whole.length > maxTimes) throw new RollcallError("sync.upstream-failed", { problem: "too-large" });
  return whole;
}
