import { createSqliteStore } from "@rollcall/storage-sql";
import { createTestIds } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { webDigest } from "./web-digest.ts";
import { journalOf, Killed, killable, marksIn, sealsOf, stores } from "./history.fixture.ts";
import { sealHistory } from "./seal-history.ts";
import type { Digest } from "../ports/digest.ts";

for (const [name, create] of Object.entries(stores)) {
  test(`seals every row once, 200 at a time, while others write, with ${name} [X8]`, async (t) => {
    const { app, ann, scheduleId } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    for (let i = 0; i < 450; i++) await ann.client.schedules.setAutoSend({ scheduleId, autoSend: i % 2 === 1 });
    const { sealed, head } = await app.rollcall.seal();
    const seals = await sealsOf(app.store);
    const covered = seals.filter(({ topic }) => topic === scheduleId);
    assert.deepEqual(
      covered.map(({ from, to }) => [from, to]),
      [
        [1, 200],
        [201, 400],
        [401, 452],
      ],
    );
    assert.equal(
      sealed,
      seals.reduce((sum, { digests }) => sum + digests.length, 0),
    );
    assert.deepEqual(head, { number: seals.length, head: seals.at(-1)?.head });
    assert.match(head.head, /^[0-9a-f]{64}$/);
    assert.deepEqual(await marksIn(app.store), []);
    assert.deepEqual(await app.rollcall.seal(), { sealed: 0, head });

    await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
    await ann.client.schedules.setAutoSend({ scheduleId, autoSend: true });
    assert.deepEqual(await marksIn(app.store), [scheduleId]);
    const { sealed: more } = await app.rollcall.seal();
    assert.equal(more, 2);
    const report = await app.rollcall.verifyHistory();
    assert.deepEqual(report.findings, []);
    assert.deepEqual([report.sealed, report.unsealed], [sealed + more, 0]);
  });

  test(`seals rows written during sealing in the next batch, with ${name} [X8]`, async (t) => {
    const { app, ann, scheduleId } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    let wrote = false;
    const digest: Digest = {
      ...webDigest,
      async sha256(text) {
        if (!wrote) {
          wrote = true;
          await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
        }
        return webDigest.sha256(text);
      },
    };
    await sealHistory(app.store, digest, 1);
    assert.deepEqual(await marksIn(app.store), [scheduleId]);
    assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
    assert.equal((await app.rollcall.seal()).sealed, 1);
    assert.deepEqual(await marksIn(app.store), []);
  });

  test(`seals nothing twice after a crash between reading and writing, with ${name} [X8, F5]`, async (t) => {
    const { app, ann, scheduleId } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    for (let i = 0; i < 410; i++) await ann.client.schedules.setAutoSend({ scheduleId, autoSend: i % 2 === 1 });
    for (let step = 0; ; step += 1) {
      let left = step;
      const dying = killable(app.store, () => left-- === 0);
      const ended = await sealHistory(dying, webDigest, 1).then(
        () => "sealed",
        (error: unknown) => error instanceof Killed,
      );
      assert.deepEqual((await app.rollcall.verifyHistory()).findings, []);
      if (ended === "sealed") break;
    }
    const sealed = (await sealsOf(app.store)).flatMap(({ topic, from, digests }) =>
      digests.map((_, i) => `${topic} ${from + i}`),
    );
    assert.equal(new Set(sealed).size, sealed.length);
    assert(sealed.includes(`${scheduleId} ${(await journalOf(app.store, scheduleId)).length}`));
  });

  test(`creates one chain when two callers seal at the same time, with ${name} [X8, F11]`, async (t) => {
    const { app, ann } = await createTestWorld({ store: create() });
    t.after(() => app.rollcall.close());
    for (let i = 0; i < 60; i++) await app.schedule(ann, `Desk ${i}`);
    const both = await Promise.all([app.rollcall.seal(), app.rollcall.seal(), app.rollcall.seal()]);
    const { sealed, unsealed, findings, head } = await app.rollcall.verifyHistory();
    assert.deepEqual(findings, []);
    assert.equal(unsealed, 0);
    assert.equal(
      both.reduce((sum, one) => sum + one.sealed, 0),
      sealed,
    );
    assert.equal(head.number, (await sealsOf(app.store)).length);
  });
}

test("creates one chain from two processes that write and seal the same file [X8, F11]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-seal-"));
  const open = () => createSqliteStore({ path: join(folder, "rollcall.db"), synchronous: "normal" });
  const { app, ann, scheduleId } = await createTestWorld({ store: open() });
  const other = await createTestApp({ store: open(), ids: createTestIds("other") });
  t.after(async () => {
    await Promise.all([app.rollcall.close(), other.rollcall.close()]);
    rmSync(folder, { recursive: true });
  });
  const annThere = await other.user("Ann");
  let sealed = 0;
  for (let i = 0; i < 10; i++) {
    await other.schedule(annThere, `There ${i}`);
    const work = [app.rollcall.seal(), other.rollcall.seal(), app.schedule(ann, `Here ${i}`)] as const;
    const [one, two] = await Promise.all(work);
    sealed += one.sealed + two.sealed;
  }
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  sealed += (await other.rollcall.seal()).sealed;
  const report = await app.rollcall.verifyHistory();
  assert.deepEqual([report.findings, report.sealed, report.unsealed], [[], sealed, 0]);
});

test("seals history in a sweep [X8]", async () => {
  const { app } = await createTestWorld();
  await app.rollcall.sweep();
  assert.deepEqual(await marksIn(app.store), []);
  assert((await sealsOf(app.store)).length > 0);
});
