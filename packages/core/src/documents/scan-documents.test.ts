import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryFiles } from "@rollcall/storage-memory";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { createTestWorld } from "../testing/test-world.fixture.ts";

test("files that the virus scanner can't scan don't hold up others, and are tried less and less often [P46]", async () => {
  let isDown = true;
  const tried: string[] = [];
  const scanner = {
    async scan(content: { stream(): AsyncIterable<Uint8Array> }) {
      const text = (await buffer(Readable.from(content.stream()))).toString().slice(9);
      tried.push(text);
      if (isDown || text.startsWith("odd")) return { status: "unavailable" as const, reason: "no answer" };
      return { status: "clean" as const };
    },
  };
  const { app, max } = await createTestWorld({ files: { storage: createMemoryFiles(), scanner } });
  const upload = (text: string) => max.client.files.upload(new Blob([`%PDF-1.7\n${text}`]), `${text}.pdf`);
  for (let count = 1; count <= 5; count++) await upload(`odd ${count}`);
  app.clock.advance(1000);
  await upload("plain");
  isDown = false;
  const run = async (minutes: number) => {
    app.clock.advance(minutes * 60_000);
    tried.length = 0;
    return app.rollcall.jobs.find(({ name }) => name === "documents.scan")?.run();
  };
  assert.deepEqual([await run(1), tried.length], [0, 5], "the scanner may be down");
  assert.deepEqual([await run(1), tried[0], tried.length], [1, "plain", 6]);
  const counts: number[] = [];
  for (let minute = 1; minute <= 40; minute++) {
    await run(1);
    counts.push(tried.length);
  }
  assert.deepEqual(
    counts.flatMap((count, at) => (count > 0 ? [[at + 1, count]] : [])),
    [
      [1, 5],
      [4, 5],
      [11, 5],
      [26, 5],
    ],
  );
});

test("a file whose scan throws doesn't hold up others, and the job reports it [P46]", async () => {
  let isDown = true;
  const scanner = {
    async scan(content: { stream(): AsyncIterable<Uint8Array> }) {
      const text = (await buffer(Readable.from(content.stream()))).toString();
      if (isDown) return { status: "unavailable" as const, reason: "no answer" };
      if (text.includes("odd")) throw new TypeError("the scanner has a bug");
      return { status: "clean" as const };
    },
  };
  const { app, max } = await createTestWorld({ files: { storage: createMemoryFiles(), scanner } });
  for (const text of ["odd", "plain"]) await max.client.files.upload(new Blob([`%PDF-1.7\n${text}`]), `${text}.pdf`);
  isDown = false;
  await assert.rejects(app.rollcall.jobs.find(({ name }) => name === "documents.scan")?.run() ?? assert.fail("no job"));
  const { documents } = await max.client.portal.listDocuments({});
  assert.deepEqual(new Map(documents.map(({ name, state }) => [name, state])), states);
});

const states = new Map([
  ["odd.pdf", "held"],
  ["plain.pdf", "ready"],
]);
