import { RollcallError } from "../contract/rollcall-error.ts";
import { toWorker, unlessMissed } from "../access/caller-by-session.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { get } from "../kernel/store/query.ts";
import type { Store, Transaction } from "../kernel/store/store.ts";
import { people } from "../people/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { type PresentedToken, readToken, sameHash } from "../secrets/token.ts";
import { type CalendarLink, type FeedPrivacy, linkById } from "./collection.ts";
import { type FeedMark, type FeedOwner, type FeedShift, isSameMark, markOf, readFeedShifts } from "./feed-shifts.ts";
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

/** The columns that decide whether a person's feed has shifts: every request reads them. */
const ownerById = get(people, people.key, [
  ...(["id", "organizationId", "affiliation", "organizationRole", "state"] as const),
  ...(["stage", "pausedFrom", "pausedUntil", "number"] as const),
]);

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

/** Synchronous if the store is: a transaction that waits occupies a connection. */
function findFeed(
  tx: Transaction,
  { subject, hash }: PresentedToken,
  stored: FeedMark | undefined,
  now: number,
): Awaitable<FoundFeed | undefined> {
  return chain(tx.read([linkById(subject)]), ([link]) => {
    if (!sameHash(link?.secretHash ?? null, hash) || link === undefined) return undefined;
    return chain(tx.read([ownerById(link.personId)]), ([person]) => {
      if (person?.state !== "active") return undefined;
      return chain(readContents(tx, { link, person }, stored, now), (contents) => {
        const { id: linkId, name, privacy, reminders } = link;
        return { link, feed: contents && { linkId, name, privacy, reminders, ...contents } };
      });
    });
  });
}

type Contents = Pick<CalendarFeed, "shifts" | "mark">;

/** Returns undefined if the stored contents are current. */
function readContents(
  tx: Transaction,
  owner: FeedOwner & { readonly person: Parameters<typeof toWorker>[0] },
  stored: FeedMark | undefined,
  now: number,
): Awaitable<Contents | undefined> {
  if (toWorker(owner.person, now).restriction !== undefined) {
    const mark = { values: [owner.link.revision], scheduleIds: [] };
    return isSameMark(stored, mark) ? undefined : { shifts: [], mark };
  }
  const current = stored && markOf(tx, owner, stored.scheduleIds, now);
  return chain(current, (mark) => {
    if (isSameMark(stored, mark)) return undefined;
    return chain(readFeedShifts(tx, owner, now), ({ shifts, scheduleIds }) =>
      chain(markOf(tx, owner, scheduleIds, now), (latest) => ({ shifts, mark: latest })),
    );
  });
}
