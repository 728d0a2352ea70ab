import { createSqliteStore } from "@rollcall/storage-sql";
import { createTestIds } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openCast } from "../cast.fixture.ts";
import { openHouse } from "../house.fixture.ts";
import { webDigest } from "./web-digest.ts";
import { journalOf, Killed, killable, marksIn, sealsOf, stores } from "./history.fixture.ts";
import { sealHistory } from "./seal-history.ts";
import type { Digest } from "../ports/digest.ts";

for (const [name, create] of Object.entries(stores)) {
  test(`every row is sealed once, 200 at a time, whoever goes on writing, over ${name} [X8]`, async (t) => {
    const { house, ann, scheduleId } = await openCast({ store: create() });
    t.after(() => house.rollcall.close());
    for (let i = 0; i < 450; i++) await ann.client.schedules.setAutoSend({ scheduleId, autoSend: i % 2 === 1 });
    const { sealed, head } = await house.rollcall.seal();
    const seals = await sealsOf(house.store);
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
    assert.deepEqual(await marksIn(house.store), []);
    assert.deepEqual(await house.rollcall.seal(), { sealed: 0, head });

    await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
    await ann.client.schedules.setAutoSend({ scheduleId, autoSend: true });
    assert.deepEqual(await marksIn(house.store), [scheduleId]);
    const { sealed: more } = await house.rollcall.seal();
    assert.equal(more, 2);
    const report = await house.rollcall.verifyHistory();
    assert.deepEqual(report.findings, []);
    assert.deepEqual([report.sealed, report.unsealed], [sealed + more, 0]);
  });

  test(`what is written while a batch is sealed keeps its mark and is sealed next, over ${name} [X8]`, async (t) => {
    const { house, ann, scheduleId } = await openCast({ store: create() });
    t.after(() => house.rollcall.close());
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
    await sealHistory(house.store, digest, 1);
    assert.deepEqual(await marksIn(house.store), [scheduleId]);
    assert.deepEqual((await house.rollcall.verifyHistory()).findings, []);
    assert.equal((await house.rollcall.seal()).sealed, 1);
    assert.deepEqual(await marksIn(house.store), []);
  });

  test(`a process that ends between reading and writing a seal leaves nothing sealed twice, over ${name} [X8, F5]`, async (t) => {
    const { house, ann, scheduleId } = await openCast({ store: create() });
    t.after(() => house.rollcall.close());
    for (let i = 0; i < 410; i++) await ann.client.schedules.setAutoSend({ scheduleId, autoSend: i % 2 === 1 });
    for (let step = 0; ; step += 1) {
      let left = step;
      const dying = killable(house.store, () => left-- === 0);
      const ended = await sealHistory(dying, webDigest, 1).then(
        () => "sealed",
        (error: unknown) => error instanceof Killed,
      );
      assert.deepEqual((await house.rollcall.verifyHistory()).findings, []);
      if (ended === "sealed") break;
    }
    const sealed = (await sealsOf(house.store)).flatMap(({ topic, from, digests }) =>
      digests.map((_, i) => `${topic} ${from + i}`),
    );
    assert.equal(new Set(sealed).size, sealed.length);
    assert(sealed.includes(`${scheduleId} ${(await journalOf(house.store, scheduleId)).length}`));
  });

  test(`two that seal at once make one chain, over ${name} [X8, F11]`, async (t) => {
    const { house, ann } = await openCast({ store: create() });
    t.after(() => house.rollcall.close());
    for (let i = 0; i < 60; i++) await house.schedule(ann, `Desk ${i}`);
    const both = await Promise.all([house.rollcall.seal(), house.rollcall.seal(), house.rollcall.seal()]);
    const { sealed, unsealed, findings, head } = await house.rollcall.verifyHistory();
    assert.deepEqual(findings, []);
    assert.equal(unsealed, 0);
    assert.equal(
      both.reduce((sum, one) => sum + one.sealed, 0),
      sealed,
    );
    assert.equal(head.number, (await sealsOf(house.store)).length);
  });
}

test("two processes on one file seal one chain, while both write [X8, F11]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-seal-"));
  const open = () => createSqliteStore({ path: join(folder, "rollcall.db"), synchronous: "normal" });
  const { house, ann, scheduleId } = await openCast({ store: open() });
  const other = await openHouse({ store: open(), ids: createTestIds("other") });
  t.after(async () => {
    await Promise.all([house.rollcall.close(), other.rollcall.close()]);
    rmSync(folder, { recursive: true });
  });
  const annThere = await other.caller("Ann");
  let sealed = 0;
  for (let i = 0; i < 10; i++) {
    await other.schedule(annThere, `There ${i}`);
    const work = [house.rollcall.seal(), other.rollcall.seal(), house.schedule(ann, `Here ${i}`)] as const;
    const [one, two] = await Promise.all(work);
    sealed += one.sealed + two.sealed;
  }
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  sealed += (await other.rollcall.seal()).sealed;
  const report = await house.rollcall.verifyHistory();
  assert.deepEqual([report.findings, report.sealed, report.unsealed], [[], sealed, 0]);
});

test("a sweep seals history [X8]", async () => {
  const { house } = await openCast();
  await house.rollcall.sweep();
  assert.deepEqual(await marksIn(house.store), []);
  assert((await sealsOf(house.store)).length > 0);
});
