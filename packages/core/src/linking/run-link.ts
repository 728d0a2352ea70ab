import { RollcallError } from "../contract/rollcall-error.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { compareText } from "../kernel/values/compare-text.ts";
import { eachInSteps, inTurns, type Steps } from "../kernel/platform/turns.ts";
import { nameKeyOf } from "../people/new-person.ts";
import type { Digest } from "../ports/digest.ts";
import { type Link, linkOf } from "./collection.ts";
import type { Departure } from "./departures.ts";
import { planRun, type PlannedRun } from "./read-sync-state.ts";
import { pull } from "./pull.ts";
import type { Outcome } from "./settle-run.ts";
import { sharedIn } from "./shared-addresses.ts";
import { withMarks } from "./upstream-marks.ts";
import type { SnapshotPerson, SyncAddition, SyncPlan, SyncUpdate } from "./sync-plan.ts";
import { type Addition, type Details, type FullUpdate, maxFollowed, maxInBatch } from "./sync-input.ts";

/** What a run requires. */
export type RunParts = Pick<JobEnvironment, "clock" | "ids" | "links" | "secrets" | "digest" | "read" | "run">;

/** How a run ended; `skipped`: another process runs the link, or the schedule is no longer linked. */
export type RunResult = "done" | "held" | "failed" | "skipped";

/**
 * Runs one link: reads all people upstream, plans, and applies additions and updates in batches. Then it applies the removals in one
 * transaction, or leaves them to an admin. Each step decides again on the current state, so a run that ends halfway leaves a valid
 * schedule, and the next one completes it.
 * @param parts what the run uses
 * @param scheduleId the linked schedule
 * @param dueAt runs only if the link is still due at this time
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 */
export async function runLink(parts: RunParts, scheduleId: string, dueAt?: number): Promise<RunResult> {
  try {
    const claimed = (await parts.run("links.claimRun", {
      scheduleId,
      leaseId: parts.ids.next(),
      ...(dueAt !== undefined && { dueAt }),
    })) as { readonly leaseId: string | null };
    const link = claimed.leaseId === null ? undefined : await parts.read(linkOf(scheduleId));
    if (link === undefined || claimed.leaseId === null) return "skipped";
    const run = { ...parts, scheduleId, leaseId: claimed.leaseId };
    const answer = await pull(parts, link);
    if (answer.status === "failed") {
      await settle(run, answer);
      return "failed";
    }
    // People may have changed the link while the upstream product was being read.
    const current = await parts.read(linkOf(scheduleId));
    return current === undefined ? "skipped" : await follow(run, current, answer.people);
  } catch (error) {
    // Another process took over, or the link ended in the meantime.
    if (error instanceof RollcallError && (error.code === "request.stale-version" || error.kind === "hidden"))
      return "skipped";
    throw error;
  }
}

interface Run extends RunParts {
  readonly scheduleId: string;
  readonly leaseId: string;
}

async function settle({ run, scheduleId, leaseId }: Run, outcome: Outcome): Promise<boolean> {
  return ((await run("links.settleRun", { scheduleId, leaseId, outcome })) as { isHeld: boolean }).isHeld;
}

async function follow(run: Run, link: Link, snapshot: readonly SnapshotPerson[]): Promise<RunResult> {
  const planned = await planRun(run, link, snapshot, run.clock.now());
  const { added, updated } = await applyBatches(run, link, planned, snapshot);
  const departures = await inTurns(departuresIn(planned));
  const { synced } = planned;
  let removed = 0;
  let kept = 0;
  const digest = departures.length === 0 ? null : await digestOf(run.digest, departures);
  let reasons = planned.plan.held.length > 0 ? planned.plan.held : stillHeld(link, digest);
  if (digest !== null && reasons.length === 0 && digest !== link.discardedDigest) {
    const { scheduleId, leaseId } = run;
    const answer = await run.run("links.applyRemovals", { scheduleId, leaseId, departures, synced });
    ({ removed, kept, held: reasons } = answer as { removed: number; kept: number; held: typeof reasons });
  }
  const waits = digest !== null && (reasons.length > 0 || digest === link.discardedDigest);
  const held = waits ? { digest, reasons: [...reasons], departures: [...departures] } : null;
  const isHeld = await settle(run, {
    status: "done",
    people: snapshot.length,
    ...{ added, updated, removed, held },
    synced:
      synced +
      added +
      planned.plan.updates.filter(({ provenance }) => provenance !== undefined).length -
      removed -
      kept,
    conflicts: planned.plan.conflicts.slice(0, maxConflicts),
  });
  return isHeld ? "held" : "done";
}

/**
 * Why waiting departures keep waiting: the additions of the run that held them must not make room for them. Only those that were too many
 * for a day may leave later (Q20).
 */
const stillHeld = ({ heldDigest, heldReasons }: Link, digest: string | null): Link["heldReasons"] =>
  digest !== null && digest === heldDigest && heldReasons.some((reason) => reason !== "too-many") ? heldReasons : [];

/** The number of conflicts that are stored. */
const maxConflicts = 200;

/** Applies additions and updates in small transactions. */
async function applyBatches(
  { run, scheduleId, leaseId, digest }: Run,
  link: Link,
  { plan }: PlannedRun,
  snapshot: readonly SnapshotPerson[],
) {
  const upstream = await inTurns(peopleOf(plan.updates, snapshot));
  const additions = await inTurns(inNameOrder(plan));
  const updates = plan.updates.map((one) => {
    const { name = "", address = null } = upstream.get(one.externalId) ?? {};
    return { ...one, upstreamName: name, upstreamAddress: address };
  });
  // People first: what is stored of the upstream people says that they have followed.
  let updated = await followAll({ run, scheduleId, leaseId }, updates);
  let added = 0;
  for (let at = 0; at < Math.max(additions.length, updates.length); at += maxInBatch) {
    const batch: { additions: readonly Addition[]; updates: readonly FullUpdate[] } = {
      additions: await withMarks(digest, link, additions.slice(at, at + maxInBatch)),
      updates: await withMarks(digest, link, updates.slice(at, at + maxInBatch)),
    };
    const answer = await run("links.applyBatch", { scheduleId, leaseId, ...batch });
    const counts = answer as { readonly added: number; readonly updated: number };
    added += counts.added;
    updated += counts.updated;
  }
  return { added, updated };
}

/** Gives people the names and addresses they have upstream now. @returns how many people have new ones */
async function followAll(
  { run, scheduleId, leaseId }: Pick<Run, "run" | "scheduleId" | "leaseId">,
  updates: readonly SyncUpdate[],
): Promise<number> {
  const all = updates.flatMap(({ personId, name, address }): Details[] =>
    name === undefined && typeof address !== "string"
      ? []
      : [{ personId, ...(name !== undefined && { name }), ...(typeof address === "string" && { address }) }],
  );
  for (let at = 0; at < all.length;) {
    const batch = { scheduleId, leaseId, details: all.slice(at, at + maxFollowed) };
    at += ((await run("links.followDetails", batch)) as { readonly followed: number }).followed;
  }
  return all.length;
}

/** The upstream people of these updates, by id. The first of several with the same id counts. */
function* peopleOf(
  updates: readonly SyncUpdate[],
  snapshot: readonly SnapshotPerson[],
): Steps<ReadonlyMap<string, SnapshotPerson>> {
  const ids = new Set(updates.map(({ externalId }) => externalId));
  const found = new Map<string, SnapshotPerson>();
  yield* eachInSteps(ids.size === 0 ? [] : snapshot, (person) => {
    if (ids.has(person.externalId) && !found.has(person.externalId)) found.set(person.externalId, person);
  });
  return found;
}

/**
 * Additions by name: neighbors in a store's indexes are written together, which makes a large first run several times faster. If an
 * addition gets another person's address, that person still comes after it.
 */
function* inNameOrder({ additions, conflicts }: SyncPlan): Steps<readonly SyncAddition[]> {
  const shared = sharedIn(conflicts);
  // Sorted in parts by their first letters, because sorting all of them at once takes too long.
  const parts = new Map<string, { readonly key: string; readonly addition: SyncAddition }[]>();
  yield* eachInSteps(additions, (addition) => {
    const { externalId, name, address } = addition;
    const key = `${shared.has(externalId) ? 1 : 0}${nameKeyOf(name, address ?? "")}`;
    const first = key.slice(0, 3);
    const part = parts.get(first);
    if (part === undefined) parts.set(first, [{ key, addition }]);
    else part.push({ key, addition });
  });
  const sorted: SyncAddition[] = [];
  for (const [, part] of [...parts].sort(([one], [other]) => compareText(one, other))) {
    yield;
    part.sort((one, other) => compareText(one.key, other.key));
    for (const { addition } of part) sorted.push(addition);
  }
  return sorted;
}

/** The members who leave, with their upstream ids. */
export function* departuresIn({ plan, state }: PlannedRun): Steps<readonly Departure[]> {
  const leaving = [...plan.removals, ...plan.kept, ...plan.locks];
  const idsOf = new Map(leaving.map(({ personId }) => [personId, [] as string[]]));
  yield* eachInSteps(leaving.length === 0 ? [] : state.upstream, ({ externalId, personId }) => {
    idsOf.get(personId)?.push(externalId);
  });
  const departures: Departure[] = [];
  yield* eachInSteps(leaving, ({ personId, reason }) => {
    departures.push({ personId, externalIds: idsOf.get(personId) ?? [], isLock: reason === "not-upstream" });
  });
  return departures;
}

/** Identifies departures: an admin confirms exactly these (P59). */
export async function digestOf(digest: Digest, departures: readonly Departure[]): Promise<string> {
  const lines = departures.map(({ personId, isLock }) => `${personId} ${isLock ? "lock" : "leave"}`);
  return digest.sha256(lines.sort().join("\n"));
}
