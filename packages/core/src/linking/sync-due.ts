import type { RollcallError } from "../contract/rollcall-error.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { abortAfter } from "../kernel/platform/abort-after.ts";
import { isDue, longestWait } from "../kernel/platform/clock.ts";
import {
  failuresOf,
  forgetFailures,
  keyOfFailed,
  recordFailures,
  toRowName,
  waits as isWaiting,
} from "../kernel/queues/failed-rows.ts";
import { Attempts, reportFailure } from "../kernel/queues/work-through.ts";
import { linkOf, linksByDue } from "./collection.ts";
import { isLeased } from "./lease.ts";
import { connectionOf } from "./pull.ts";
import { runLink, type RunParts } from "./run-link.ts";

/** The number of links that run at the same time. */
const concurrency = 40;
/** The number of them whose upstream product is at one host, so that one slow host leaves room for others. */
const perHost = 20;
/** The number of due links per read. */
const pageSize = 1000;

/** Names the runs in records of failures. */
const name = "links.sync";

/** The time between two checks for due links while runs continue, in milliseconds. */
const lookAgainAfter = 5000;

/** What the job requires. */
export type SyncParts = RunParts & Pick<JobEnvironment, "store" | "observer">;

/** The number of runs by how they ended. */
export interface SyncReport {
  readonly done: number;
  readonly held: number;
  readonly failed: number;
}

/**
 * Runs all links that are due, a limited number at a time and per host. While a slow upstream product is being read, others
 * take their turn (B25, P60).
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 * @throws {RollcallError} why one of them failed unexpectedly, after all others are done; the next call continues
 */
export async function syncDue(parts: SyncParts): Promise<SyncReport> {
  const report = { done: 0, held: 0, failed: 0 };
  const started = new Set<string>();
  const running = new Map<Promise<void>, string>();
  const hosts = new Map<string, string>();
  const attempts = new Attempts();
  const { store, clock } = parts;
  const run = async ({ scheduleId, dueAt, hasFailed }: DueLink): Promise<void> => {
    const result = await runLink(parts, scheduleId, dueAt);
    if (result !== "skipped") report[result]++;
    if (hasFailed) await forgetFailures(store, name, [toRowName([scheduleId])]);
  };
  const postpone = async (scheduleId: string, { code }: RollcallError): Promise<void> => {
    const failures = { name, failures: [{ key: toRowName([scheduleId]) }], code, now: clock.now() };
    for (const result of await recordFailures(store, failures)) parts.observer.failedRow(name, result);
  };
  for (;;) {
    const due = await dueLinks(parts, started);
    for (const link of due) {
      const { scheduleId, dueAt } = link;
      if (running.size >= concurrency || attempts.hasStopped) break;
      const host = hosts.get(scheduleId) ?? (await hostOf(parts, scheduleId));
      hosts.set(scheduleId, host);
      const atHost = [...running.values()].filter((one) => one === host).length;
      if (host !== "" && atHost >= perHost) continue;
      started.add(`${scheduleId} ${dueAt}`);
      const work: Promise<void> = attempts
        .attempt(
          () => run(link),
          (failure) => postpone(scheduleId, failure),
        )
        .then(() => void running.delete(work));
      running.set(work, host);
    }
    if (running.size === 0) break;
    // Links that become due while a slow upstream product is being read start, too.
    await Promise.race([...running.keys(), pause(lookAgainAfter)]);
  }
  reportFailure({ failure: attempts.failure, hasMore: false });
  return report;
}

interface DueLink {
  readonly scheduleId: string;
  readonly dueAt: number;
  /** Whether its last run failed unexpectedly. */
  readonly hasFailed: boolean;
}

/** The links that are due and that no run has to itself, the longest waiting first. */
async function dueLinks({ store, clock }: SyncParts, started: ReadonlySet<string>): Promise<readonly DueLink[]> {
  const now = clock.now();
  const page = { equal: [], limit: pageSize };
  const [earliest, impossible, failures] = await store.transaction("read", (tx) =>
    tx.read([
      linksByDue(page),
      linksByDue({ ...page, from: now + longestWait + 1 }),
      failuresOf({ equal: [name], limit: pageSize }),
    ]),
  );
  const failed = new Map(failures.map((one) => [keyOfFailed(one)[0], one]));
  const waits = (scheduleId: string): boolean => {
    const failure = failed.get(scheduleId);
    return failure !== undefined && isWaiting(failure, now);
  };
  return [...earliest, ...impossible]
    .filter((link) => isDue(link.nextRunAt, now) && !isLeased(link, now) && !waits(link.scheduleId))
    .map(({ scheduleId, nextRunAt: dueAt }) => ({ scheduleId, dueAt, hasFailed: failed.has(scheduleId) }))
    .filter(({ scheduleId, dueAt }) => !started.has(`${scheduleId} ${dueAt}`));
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    abortAfter(milliseconds).addEventListener("abort", resolve);
  });

/** The host that a run sends its requests to; empty if that can't be found out, which the run itself reports. */
async function hostOf(parts: SyncParts, scheduleId: string): Promise<string> {
  try {
    const link = await parts.read(linkOf(scheduleId));
    const connection = link && (await connectionOf(parts, link));
    return (connection && parts.links.providers.get(link.provider)?.hostOf(connection)) ?? "";
  } catch {
    return "";
  }
}
