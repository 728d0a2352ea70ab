import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import test from "node:test";
import { runInSlots } from "./slots.ts";

interface Job {
  readonly name: string;
  readonly needs?: string;
}

/** Jobs that run until they are ended. */
function startJobs(jobs: readonly Job[], idle: () => Promise<number>) {
  const running = new Map<string, (isSuccess: boolean) => void>();
  const finished = runInSlots(jobs, ({ name }) => new Promise<boolean>((end) => running.set(name, end)), idle);
  /** Ends a job, and lets others start. */
  const end = async (name: string, isSuccess = true): Promise<void> => {
    running.get(name)?.(isSuccess);
    running.delete(name);
    await setImmediate();
  };
  return { finished, end, names: () => [...running.keys()] };
}

const jobs = ["a", "b", "c", "d", "e"].map((name) => ({ name }));
const never = (): Promise<number> => new Promise(() => undefined);

test("runs two jobs at a time while processors are busy", async () => {
  for (const idle of [never, () => setImmediate(0.1)]) {
    const { finished, end, names } = startJobs(jobs, idle);
    await setImmediate();
    assert.deepEqual(names(), ["a", "b"]);
    await end("b");
    assert.deepEqual(names(), ["a", "c"]);
    for (const { name } of jobs) await end(name);
    await finished;
  }
});

test("runs a third job while processors are idle, but no fourth", async () => {
  const counts = [0.1, 0.3, 2, 2];
  const { finished, end, names } = startJobs(jobs, () => {
    const count = counts.shift();
    return count === undefined ? never() : Promise.resolve(count);
  });
  await setImmediate();
  assert.deepEqual(names(), ["a", "b", "c"]);
  for (const { name } of jobs) await end(name);
  await finished;
});

test("counts idle processors again before each third job", async () => {
  const counts = [0.3];
  const { finished, end, names } = startJobs(jobs, () => {
    const count = counts.shift();
    return count === undefined ? never() : Promise.resolve(count);
  });
  await setImmediate();
  await end("a");
  assert.deepEqual(names(), ["b", "c"]);
  for (const { name } of jobs) await end(name);
  await finished;
});

test("starts a job after the job it needs, and not at all if that one failed", async () => {
  const dependent = [{ name: "a" }, { name: "b", needs: "a" }, { name: "c", needs: "d" }, { name: "d" }];
  const { finished, end, names } = startJobs(dependent, never);
  await setImmediate();
  assert.deepEqual(names(), ["a", "d"]);
  await end("a");
  assert.deepEqual(names(), ["d", "b"]);
  await end("d", false);
  await end("b");
  await finished;
  assert.deepEqual(names(), []);
});
