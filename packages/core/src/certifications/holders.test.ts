import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openCertifications } from "./certifications.fixture.ts";

test("lists whose certification is valid, expiring or missing: for everyone by expiry, for a schedule by name [X15]", async () => {
  const { app, ann, kim, wim, zoe, scheduleId, typeId, certify } = await openCertifications();
  const { id: radio } = (await kim.client.certifications.createType({ name: "Radio", proofRequired: false })).type;
  await kim.client.certifications.assign({ typeId: radio, personIds: [wim.id, zoe.id] });
  await kim.client.certifications.assign({ typeId, personIds: [zoe.id] });
  const validity = { typeId: radio, personId: zoe.id, validFrom: null };
  await kim.client.certifications.setValidity({ ...validity, expiresOn: "2026-02-01" });
  await certify(null, null);
  const list = async (asked: Parameters<typeof kim.client.certifications.listHolders>[0] = {}) => {
    const { rows, next } = await kim.client.certifications.listHolders(asked);
    return { rows: rows.map((row) => `${row.personName.slice(0, 3)} ${row.name} ${row.state}`).sort(), next };
  };
  const missing = ["Wim Radio missing", "Zoe First aid missing"];
  const all = [...missing, "Wim First aid valid", "Zoe Radio expiring"].sort();
  assert.deepEqual((await list()).rows, all);
  const first = await list({ limit: 3 });
  assert.deepEqual(first.rows, [...missing, "Zoe Radio expiring"].sort());
  assert.deepEqual(await list({ limit: 3, after: first.next ?? "" }), { rows: ["Wim First aid valid"], next: null });
  assert.deepEqual((await list({ state: "missing" })).rows, missing);
  assert.deepEqual((await list({ state: "valid" })).rows, ["Wim First aid valid"]);
  assert.deepEqual((await list({ state: "missing", limit: 1 })).rows.length, 1);
  assert.deepEqual((await list({ typeId, limit: 1 })).rows, ["Zoe First aid missing"]);
  assert.deepEqual((await list({ search: "zim" })).rows, ["Zoe First aid missing", "Zoe Radio expiring"]);
  assert.deepEqual((await list({ search: "…" })).rows, []);
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id }] });
  assert.deepEqual((await list({ scheduleId })).rows, ["Wim First aid valid", "Wim Radio missing"]);
  assert.deepEqual((await list({ scheduleId, typeId })).rows, ["Wim First aid valid"]);
  assert.deepEqual((await list({ scheduleId, state: "expired" })).rows, []);
  app.clock.set(Date.parse("2026-03-01T09:00Z"));
  assert.deepEqual((await list({ state: "expired" })).rows, ["Zoe Radio expired"]);
  assert.equal(await codeOf(ann.client.certifications.listHolders({})), "request.forbidden");
  assert.equal(await codeOf(kim.client.certifications.listHolders({ typeId: "unknown" })), "request.not-found");
});
