import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { createHttpTransport } from "@rollcall/client";
import { createClient, RollcallError, type Transport } from "@rollcall/core";

const writers = 8;
const writesEach = 15;
const writes = writers * writesEach;

test("loses no acknowledged edit when it is killed and restarted, and runs a retry once [F1]", async (t) => {
  const processes = await processesOn(t);
  const { child, port } = await processes.start(0);
  const transport = createHttpTransport({ baseUrl: `http://localhost:${port}/rollcall`, retry: 12, timeout: 30_000 });
  const client = createClient(transport);
  const { schedule } = await client.schedules.create({ name: "Ward 3" });
  const scheduleId = schedule.id;

  const ends = new AbortController();
  const received = listenThroughBreaks(transport, scheduleId, schedule.number, writes, ends.signal);
  let acknowledged = 0;
  let restarted: Promise<unknown> | undefined;
  const write = async (writer: number): Promise<void> => {
    for (let i = 0; i < writesEach; i++) {
      const people = [{ address: `w${writer}-${i}@example.org` }];
      const { results } = await client.members.add({ scheduleId, people });
      // A second run would find them.
      assert.equal(results[0]?.status, "added");
      acknowledged += 1;
      if (acknowledged < writes / 3 || restarted !== undefined) continue;
      child.kill("SIGKILL");
      restarted = once(child, "exit").then(() => processes.start(port));
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  assert.ok(restarted);
  await restarted;

  const after = await client.schedules.get({ scheduleId });
  assert.deepEqual([after.schedule.members, after.schedule.number], [writes + 1, schedule.number + writes]);
  assert.deepEqual(
    await received,
    Array.from({ length: writes }, (_, i) => schedule.number + i + 1),
  );
  ends.abort();
});

/** The sequence numbers of the next changes, reconnecting after each break as a page does. */
async function listenThroughBreaks(
  transport: Transport,
  topic: string,
  from: number,
  count: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const numbers: number[] = [];
  while (numbers.length < count && !signal.aborted) {
    try {
      for await (const message of transport.stream({ [topic]: numbers.at(-1) ?? from }, signal)) {
        assert.notEqual(message.kind, "reload");
        if (message.kind === "change") numbers.push(message.number);
        if (numbers.length === count) break;
      }
    } catch (error) {
      if (!(error instanceof RollcallError) || error.kind !== "unavailable") throw error;
    }
  }
  return numbers;
}

/** Server processes on one file, stopped after the test. */
async function processesOn(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-restart-"));
  const children: ChildProcess[] = [];
  t.after(async () => {
    for (const child of children) if (child.kill("SIGKILL")) await once(child, "exit");
    await rm(folder, { recursive: true });
  });
  return {
    async start(port: number): Promise<{ child: ChildProcess; port: number }> {
      const program = new URL("sqlite-server.fixture.ts", import.meta.url);
      const child = fork(program, [join(folder, "rollcall.sqlite"), String(port)], {
        execArgv: ["--conditions=@rollcall/source"],
      });
      children.push(child);
      const [taken] = (await once(child, "message")) as [number];
      return { child, port: taken };
    },
  };
}
