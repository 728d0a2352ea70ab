import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { createHttpTransport } from "@rollcall/client";
import { createClient, RollcallError, type Transport } from "@rollcall/core";
import { startCluster } from "./start-cluster.ts";

const writers = 8;
const writesEach = 12;
const writes = writers * writesEach;

test("loses no acknowledged write and no streamed change when any of its processes is killed [F1, F7]", async (t) => {
  const { cluster, killed, sentences, signal } = await start(t);
  const transport = createHttpTransport({
    baseUrl: `${cluster.url}/rollcall`,
    headers: { cookie: "harbour-demo-user=admin" },
    retry: 20,
    timeout: 60_000,
  });
  const client = createClient(transport);
  const created = await client.schedules.create({ name: "Ward 3" });
  const scheduleId = created.schedule.id;
  // Sent invitations would change the schedule, too.
  const { schedule } = await client.schedules.setAutoSend({ scheduleId, autoSend: false });
  // Two consecutive streams go to two servers.
  const received = [1, 2].map(() => listenThroughBreaks(transport, scheduleId, schedule.number, signal));

  let acknowledged = 0;
  const victims = new Map([
    [writes * 0.2, "server 1"],
    [writes * 0.4, "proxy"],
    [writes * 0.6, "PostgreSQL"],
  ]);
  const write = async (writer: number): Promise<void> => {
    for (let index = 0; index < writesEach; index++) {
      const { results } = await client.members.add({
        scheduleId,
        people: [{ address: `w${writer}-${index}@a.example` }],
      });
      // A second run would find them.
      assert.equal(results[0]?.status, "added");
      acknowledged += 1;
      for (const [count, name] of victims) {
        if (acknowledged < count) continue;
        victims.delete(count);
        const pid = cluster.processes[name];
        assert.ok(pid);
        process.kill(pid, "SIGKILL");
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  const after = await client.schedules.get({ scheduleId });
  assert.deepEqual([after.schedule.members, after.schedule.number], [writes + 1, schedule.number + writes]);
  const numbers = Array.from({ length: writes }, (_, index) => schedule.number + index + 1);
  assert.deepEqual(await Promise.all(received), [numbers, numbers]);

  await killed;
  assert.deepEqual(sentences.map((sentence) => sentence.replace(/\d+$/, "")).toSorted(), [
    "PostgreSQL ended: process ",
    "PostgreSQL runs again: process ",
    "Server 1 ended: process ",
    "Server 1 runs again: process ",
    "The proxy ended: process ",
    "The proxy runs again: process ",
  ]);
  // An account created in one process can sign in to all others.
  const origin = cluster.url;
  const body = new URLSearchParams({ email: "zoe@a.example", name: "Zoe Quill" });
  const signedUp = await fetch(`${origin}/sign-up`, { method: "POST", body, headers: { origin }, redirect: "manual" });
  const cookie = String(signedUp.headers.get("set-cookie")).split(";")[0] ?? "";
  for (let index = 0; index < 2; index++) {
    assert.match(await (await fetch(origin, { headers: { cookie } })).text(), /Good to see you, Zoe/);
  }
});

/** A cluster of two servers without data, and a promise that resolves when the three killed processes run again. */
async function start(t: TestContext) {
  const data = await mkdtemp(join(tmpdir(), "rollcall-cluster-"));
  const ends = new AbortController();
  const sentences: string[] = [];
  let resolve: () => void = () => undefined;
  const killed = new Promise<void>((done) => (resolve = done));
  const report = (sentence: string): void => {
    sentences.push(sentence);
    if (sentences.length === 6) resolve();
  };
  const cluster = await startCluster({ data, port: 0, servers: 2, empty: true, report });
  t.after(async () => {
    ends.abort();
    await cluster.stop();
    await rm(data, { recursive: true });
  });
  return { cluster, killed, sentences, signal: ends.signal };
}

/** The sequence numbers of all changes, reconnecting after each break as a page does. */
async function listenThroughBreaks(
  transport: Transport,
  topic: string,
  from: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const numbers: number[] = [];
  while (numbers.length < writes && !signal.aborted) {
    try {
      for await (const message of transport.stream({ [topic]: numbers.at(-1) ?? from }, signal)) {
        assert.notEqual(message.kind, "reload");
        if (message.kind === "change") numbers.push(message.number);
        if (numbers.length === writes) break;
      }
    } catch (error) {
      if (!(error instanceof RollcallError) || error.kind !== "unavailable") throw error;
    }
  }
  return numbers;
}
