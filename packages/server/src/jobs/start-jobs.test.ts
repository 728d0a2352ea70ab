import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type Store, StoreOutdated } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createServer } from "../create-server.ts";
import type { LogEntry } from "../log.ts";
import { createWorld } from "../world.fixture.ts";
import { inProcessJobs } from "./in-process-jobs.ts";
import { startJobs, type WithJobs } from "./start-jobs.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Advances time in steps of a second, for timers that are set again each time. */
async function pass(t: TestContext, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    t.mock.timers.tick(1000);
    await settled();
  }
}

/** Jobs that count their runs, and a way to queue mail. */
function countJobs({ dispatchMail }: { readonly dispatchMail?: () => Promise<unknown> } = {}) {
  const turns = { sweep: 0, dispatchMail: 0, expireInvitations: 0, refreshCalendars: 0, settleStatuses: 0 };
  const listeners = new Set<() => void>();
  const rollcall: WithJobs = {
    sweep: async () => ++turns.sweep,
    jobs: [
      { name: "mail.dispatch", every: 5, run: dispatchMail ?? (async () => ++turns.dispatchMail) },
      { name: "mail.sweep", every: 3600, run: () => assert.fail("swept on its own") },
      { name: "invitations.expire", every: 60, run: async () => ++turns.expireInvitations },
      { name: "access.settle", every: 60, run: async () => ++turns.settleStatuses },
      { name: "calendars.refresh", every: 60, run: async () => ++turns.refreshCalendars },
    ],
    onMail(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const log: LogEntry[] = [];
  const queueMail = () => {
    for (const listener of listeners) listener();
  };
  return {
    turns,
    rollcall,
    listeners,
    log,
    queueMail,
    start: () => startJobs(rollcall, (entry) => log.push(entry), inProcessJobs),
  };
}

const startTime = Date.UTC(2026, 10, 22, 5, 59, 57, 250);

test("sweeps every hour until the server is closed, and logs a failed sweep [F5]", async (t) => {
  const world = await createWorld();
  // The other jobs would run thousands of times in these hours.
  const rollcall = { ...world.rollcall, jobs: [] };
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: startTime });
  let sweeps = 0;
  const counted = {
    ...rollcall,
    // A sweep takes real time, which passes much more slowly than test time.
    sweep: () => (++sweeps === 2 ? Promise.reject(new Error("no disk")) : Promise.resolve(0)),
  };
  const log: LogEntry[] = [];
  const server = createServer({ rollcall: counted, authenticate: () => null, log: (entry) => log.push(entry) });
  for (let hours = 1; hours <= 3; hours++) {
    await pass(t, 3599);
    assert.equal(sweeps, hours - 1);
    await pass(t, 1);
    assert.equal(sweeps, hours);
  }
  assert.deepEqual(
    log.map(({ level, method, cause }) => [level, method, String(cause)]),
    [["error", "sweep", "Error: no disk"]],
  );
  server.close();
  await pass(t, 3601);
  assert.equal(sweeps, 3);
  await server.idle();
});

test("sends mail every five seconds, checks invitations and calendars every minute, and sweeps every hour", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: startTime });
  const { turns, start, log } = countJobs();
  const jobs = start();
  assert.deepEqual(turns, { sweep: 0, dispatchMail: 0, expireInvitations: 0, refreshCalendars: 0, settleStatuses: 0 });
  await pass(t, 60);
  assert.deepEqual(turns, { sweep: 0, dispatchMail: 12, expireInvitations: 1, refreshCalendars: 1, settleStatuses: 1 });
  await pass(t, 3540);
  assert.deepEqual(turns, {
    sweep: 1,
    dispatchMail: 720,
    expireInvitations: 60,
    refreshCalendars: 60,
    settleStatuses: 60,
  });
  assert.deepEqual(log, []);
  jobs.stop();
});

test("sends queued mail immediately [P69]", async () => {
  const { turns, start, queueMail } = countJobs();
  const jobs = start();
  queueMail();
  // The caller that queued it does not wait.
  assert.equal(turns.dispatchMail, 0);
  await jobs.idle();
  assert.equal(turns.dispatchMail, 1);
  jobs.stop();
});

test("continues immediately after a run that failed before its work was done [P69]", async () => {
  let runs = 0;
  const { start, queueMail, log } = countJobs({
    dispatchMail: () =>
      ++runs < 3 ? Promise.reject(Object.assign(new Error("one failed"), { hasMore: true })) : Promise.resolve({}),
  });
  const jobs = start();
  queueMail();
  await jobs.idle();
  assert.deepEqual([runs, log.length], [3, 2]);
  jobs.stop();
});

test("leaves jobs to other processes after a newer version has changed the database [F12]", async () => {
  let runs = 0;
  const { start, queueMail } = countJobs({
    dispatchMail: () => {
      runs++;
      return Promise.reject(new StoreOutdated("the search of `people` has changed"));
    },
  });
  const jobs = start();
  for (let time = 0; time < 3; time++) {
    queueMail();
    await jobs.idle();
  }
  assert.equal(runs, 1);
  assert.equal(jobs.isRunning(), true, "readiness says that the store is outdated instead");
  jobs.stop();
});

test("is ready and runs its jobs again once the database fits an outdated process again [F12]", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: startTime });
  const inner = createMemoryStore();
  let outdated: StoreOutdated | undefined;
  const store: Store = {
    open: (all) => inner.open(all),
    watch: (listener) => inner.watch(listener),
    close: () => inner.close(),
    transaction: (mode, work) => (outdated ? Promise.reject(outdated) : inner.transaction(mode, work)),
  };
  const starts = t.mock.method(inProcessJobs, "start").mock;
  const { send, server } = await createWorld({ store });
  const codeLater = async () => {
    await pass(t, 10);
    await server.idle();
    const ready = (await (await send("/health/ready", { as: null })).json()) as { error?: { code: string } };
    return ready.error?.code;
  };
  assert.equal(await codeLater(), undefined);
  outdated = new StoreOutdated("the search of `people` has changed");
  assert.equal(await codeLater(), "store.outdated");
  outdated = undefined;
  // Those of each process, and the shared ones twice.
  assert.deepEqual([await codeLater(), starts.callCount()], [undefined, 3]);
  server.close();
});

test("never runs two dispatches at once, and then sends mail queued in the meantime [F7]", async () => {
  const running: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  let turns = 0;
  const { start, queueMail } = countJobs({
    dispatchMail: async () => {
      turns++;
      most = Math.max(most, ++atOnce);
      await new Promise<void>((resolve) => running.push(resolve));
      atOnce--;
      return { sent: 0, ended: 0, failed: 0, paced: 0 };
    },
  });
  const jobs = start();
  queueMail();
  await settled();
  for (let i = 0; i < 3; i++) queueMail();
  await settled();
  assert.equal(turns, 1);
  running.shift()?.();
  await settled();
  assert.equal(turns, 2);
  running.shift()?.();
  await jobs.idle();
  assert.deepEqual([turns, most], [2, 1]);
  jobs.stop();
});

test("logs a failed dispatch and continues with the next [P69]", async () => {
  let turns = 0;
  const { start, queueMail, log } = countJobs({
    dispatchMail: () => {
      if (++turns === 1) throw new Error("no store");
      return Promise.resolve({ sent: 1, ended: 0, failed: 0, paced: 0 });
    },
  });
  const jobs = start();
  queueMail();
  await jobs.idle();
  queueMail();
  await jobs.idle();
  assert.equal(turns, 2);
  assert.deepEqual(
    log.map(({ level, method, cause }) => [level, method, String(cause)]),
    [["error", "mail.dispatch", "Error: no store"]],
  );
  jobs.stop();
});

test("starts no more jobs once stopped; running jobs finish and can be awaited", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: startTime });
  let finish: () => void = () => assert.fail("nothing runs");
  let turns = 0;
  const {
    start,
    queueMail,
    listeners,
    turns: others,
  } = countJobs({
    dispatchMail: async () => {
      turns++;
      await new Promise<void>((resolve) => (finish = resolve));
      return { sent: 0, ended: 0, failed: 0, paced: 0 };
    },
  });
  const jobs = start();
  queueMail();
  await settled();
  queueMail();
  jobs.stop();
  assert.equal(listeners.size, 0);
  let isIdle = false;
  const idle = jobs.idle().then(() => (isIdle = true));
  await settled();
  assert.equal(isIdle, false);
  finish();
  await idle;
  await pass(t, 61);
  assert.equal(turns, 1);
  assert.deepEqual(others, { sweep: 0, dispatchMail: 0, expireInvitations: 0, refreshCalendars: 0, settleStatuses: 0 });
});

test("doesn't keep the process alive with waiting jobs", () => {
  const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
  const before = timers();
  const alive = setTimeout(() => undefined, 60_000);
  assert.equal(timers(), before + 1);
  clearTimeout(alive);
  const { start } = countJobs();
  const jobs = start();
  assert.equal(timers(), before);
  jobs.stop();
});

test("works through a long mail queue in several runs, so that other jobs can start and the server can stop in between [P69]", async () => {
  const world = countJobs({ dispatchMail: () => Promise.resolve({ hasMore: ++runs < 3 }) });
  let runs = 0;
  const jobs = world.start();
  world.queueMail();
  await jobs.idle();
  assert.equal(runs, 3);
  runs = 0;
  world.queueMail();
  await Promise.resolve();
  jobs.stop();
  await jobs.idle();
  assert.equal(runs, 1);
});

test("abandons a dispatch that takes longer than ten minutes, and continues sending mail [P69]", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: startTime });
  let turns = 0;
  const { start, queueMail } = countJobs({
    dispatchMail: () => {
      turns++;
      return new Promise(() => undefined);
    },
  });
  const jobs = start();
  queueMail();
  await pass(t, 590);
  assert.equal(turns, 1);
  await pass(t, 11);
  assert.equal(turns, 2);
  jobs.stop();
});
