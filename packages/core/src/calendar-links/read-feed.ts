import { RollcallError } from "../contract/rollcall-error.ts";
import { toWorker, unlessMissed } from "../access/caller-by-session.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import type { Store, Transaction } from "../kernel/store.ts";
import { personById } from "../people/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { type PresentedToken, readToken, sameHash } from "../secrets/token.ts";
import { type CalendarLink, type FeedPrivacy, linkById } from "./collection.ts";
import { type FeedMark, type FeedShift, isSameMark, markOf, readFeedShifts } from "./feed-shifts.ts";
import { linkPurpose } from "./own-links.ts";
import { recordFetch } from "./record-fetch.ts";

/** The contents of a calendar feed. */
export interface CalendarFeed {
  readonly linkId: string;
  /** The person's name for the link. */
  readonly name: string;
  readonly privacy: FeedPrivacy;
  /** When to remind, in minutes before a shift. */
  readonly reminders: readonly number[];
  readonly shifts: readonly FeedShift[];
  /** Identifies these contents; undefined if they may change again within the same instant, so that they must not be stored. */
  readonly mark: FeedMark | undefined;
}

/** The precision of `fetchedAt`, in milliseconds: not every request writes. */
const fetchPrecision = 15 * 60_000;

type Parts = Pick<Environment, "clock" | "secrets" | "run"> & { readonly store: Store };

/**
 * Reads the feed at an address: only the shifts of the person who created the link (P42, P52). While the person can't use
 * the portal, it has no shifts (Q35).
 * @param token the part of the path between `/calendar/` and `.ics`
 * @param storedMark the mark of the contents that the caller stored for a link
 * @returns undefined if the stored contents are current
 * @throws {RollcallError} `request.not-found`: the same for unknown, replaced and revoked addresses, and for deactivated and
 *   erased people
 */
export async function readFeed(
  token: string,
  storedMark: (linkId: string) => FeedMark | undefined,
  { clock, secrets, store, run }: Parts,
): Promise<CalendarFeed | undefined> {
  const presented = await readToken(secrets, linkPurpose, token);
  const now = clock.now();
  const stored = storedMark(presented.subject);
  const found = await retryRaces(() => store.transaction("read", (tx) => findFeed(tx, presented, stored, now)));
  if (found === undefined) throw new RollcallError("request.not-found");
  const { id: linkId, fetchedAt } = found.link;
  if ((fetchedAt ?? 0) + fetchPrecision <= now) await unlessMissed(() => run(recordFetch.name, { linkId }));
  return found.feed;
}

interface FoundFeed {
  readonly link: CalendarLink;
  readonly feed: CalendarFeed | undefined;
}

async function findFeed(
  tx: Transaction,
  { subject, hash }: PresentedToken,
  stored: FeedMark | undefined,
  now: number,
): Promise<FoundFeed | undefined> {
  const [link] = await tx.read([linkById(subject)]);
  if (!sameHash(link?.secretHash ?? null, hash) || link === undefined) return undefined;
  const [person] = await tx.read([personById(link.personId)]);
  if (person?.state !== "active") return undefined;
  const { id: linkId, name, privacy, reminders, revision } = link;
  const contents = { linkId, name, privacy, reminders };
  if (toWorker(person, now).restriction !== undefined) {
    const mark = { version: `closed ${revision}`, scheduleIds: [] };
    return { link, feed: isSameMark(stored, mark) ? undefined : { ...contents, shifts: [], mark } };
  }
  const owner = { link, person };
  if (stored !== undefined && isSameMark(stored, await markOf(tx, owner, stored.scheduleIds, now))) {
    return { link, feed: undefined };
  }
  const { shifts, scheduleIds } = await readFeedShifts(tx, owner, now);
  return { link, feed: { ...contents, shifts, mark: await markOf(tx, owner, scheduleIds, now) } };
}
