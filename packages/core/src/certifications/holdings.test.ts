import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openCertifications, upload } from "./certifications.fixture.ts";

test("schedulers set the dates of certifications that need no proof, but not their own [X15, P50]", async () => {
  const { kim, sam, wim, typeId } = await openCertifications();
  const dates = { validFrom: null, expiresOn: "2026-02-01" };
  const first = kim.client.certifications.setValidity({ personId: wim.id, typeId, ...dates });
  assert.equal(await codeOf(first), "certification.proof-required");
  const { id } = (await kim.client.certifications.createType({ name: "Briefing", proofRequired: false })).type;
  await kim.client.certifications.assign({ typeId: id, personIds: [wim.id, kim.id] });
  const set = await kim.client.certifications.setValidity({ personId: wim.id, typeId: id, ...dates });
  assert.deepEqual([set.certification.state, set.certification.canSubmit], ["expiring", false]);
  const own = (client: typeof kim.client) =>
    client.certifications.setValidity({ personId: kim.id, typeId: id, ...dates });
  assert.equal(await codeOf(own(kim.client)), "certification.own-proof");
  assert.equal((await own(sam.client)).certification.expiresOn, "2026-02-01");
  const proof = wim.client.portal.submitProof({ typeId: id, documentIds: [await upload(wim, "Not needed")] });
  assert.equal(await codeOf(proof), "certification.no-proof-needed");
});

test("only organization schedulers see what people have, and workers see only their own [P42, P21]", async () => {
  const { app, ann, kim, wim, zoe, typeId } = await openCertifications();
  const { certifications } = await kim.client.certifications.listOf({ personId: wim.id });
  assert.deepEqual(
    certifications.map(({ name, state }) => [name, state]),
    [["First aid", "missing"]],
  );
  assert.equal(await codeOf(ann.client.certifications.listOf({ personId: wim.id })), "request.not-found");
  assert.equal(await codeOf(ann.client.certifications.listProofs({})), "request.forbidden");
  assert.deepEqual((await zoe.client.portal.listCertifications({})).certifications, []);
  const sid = await app.user("Sid", { organizationId: "elsewhere", organizationRole: "admin" });
  assert.equal(await codeOf(sid.client.certifications.listOf({ personId: wim.id })), "request.not-found");
  assert.equal(await codeOf(sid.client.certifications.archiveType({ typeId })), "request.not-found");
});

test("unassigning a certification from a person withdraws their pending proof and hides the certification [A58]", async () => {
  const { kim, wim, typeId, submit } = await openCertifications();
  const { id: proofId } = await submit();
  const { results } = await kim.client.certifications.unassign({ typeId, personIds: [wim.id] });
  assert.deepEqual(results, [{ status: "changed", personId: wim.id }]);
  assert.deepEqual((await wim.client.portal.listCertifications({})).certifications, []);
  assert.deepEqual((await kim.client.certifications.listProofs({})).rows, []);
  const withdrawn = await kim.client.certifications.listProofs({ state: "withdrawn" });
  assert.deepEqual(
    withdrawn.rows.map(({ id }) => id),
    [proofId],
  );
  await kim.client.certifications.assign({ typeId, personIds: [wim.id] });
  assert.equal((await submit()).version, 2);
});

test("the queue lists the oldest proofs first, page by page, filtered by state, certification, person or schedule [A70]", async () => {
  const { app, ann, kim, wim, zoe, scheduleId, submit } = await openCertifications();
  const { id: other } = (await kim.client.certifications.createType({ name: "Radio" })).type;
  await kim.client.certifications.assign({ typeId: other, personIds: [wim.id, zoe.id] });
  const first = await submit();
  for (const worker of [wim, zoe]) {
    app.clock.advance(1000);
    await worker.client.portal.submitProof({ typeId: other, documentIds: [await upload(worker, "Radio")] });
  }
  const list = async (asked: Parameters<typeof kim.client.certifications.listProofs>[0]) => {
    const { rows, next } = await kim.client.certifications.listProofs(asked);
    return { who: rows.map(({ personName, name }) => `${personName}: ${name}`), next };
  };
  const all = ["Wim van der Berg: First aid", "Wim van der Berg: Radio", "Zoe Zimmer: Radio"];
  const page = await list({ limit: 2 });
  assert.deepEqual(page.who, all.slice(0, 2));
  assert.deepEqual(await list({ limit: 2, after: page.next ?? "" }), { who: all.slice(2), next: null });
  assert.deepEqual((await list({ descending: true })).who, all.toReversed());
  assert.deepEqual((await list({ typeId: other })).who, all.slice(1));
  assert.deepEqual((await list({ personId: zoe.id })).who, all.slice(2));
  await ann.client.members.add({ scheduleId, people: [{ personId: zoe.id }] });
  assert.deepEqual((await list({ scheduleId })).who, all.slice(2));
  await kim.client.certifications.rejectProof({ proofId: first.id, digest: first.digest, reason: "No date" });
  assert.deepEqual((await list({ state: "rejected" })).who, all.slice(0, 1));
  assert.equal(await codeOf(kim.client.certifications.listProofs({ after: '["x","y"]' })), "request.invalid");
  assert.equal(await codeOf(kim.client.certifications.listProofs({ scheduleId: "elsewhere" })), "request.not-found");
});
