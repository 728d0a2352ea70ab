import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryFiles } from "@rollcall/storage-memory";
import type { ScanResult } from "../index.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openCertifications, upload } from "./certifications.fixture.ts";

test("a certification counts once a scheduler has approved the uploaded proof, not before [A70, A71, A72]", async () => {
  const { kim, wim, typeId, own } = await openCertifications();
  assert.deepEqual([(await own()).state, (await own()).canSubmit], ["missing", true]);
  const documentIds = [await upload(wim, "Page 1"), await upload(wim, "Page 2")];
  const asked = { typeId, documentIds, note: "Both pages", issuedOn: "2025-12-01", expiresOn: "2027-11-30" };
  const { proof } = await wim.client.portal.submitProof(asked);
  assert.deepEqual([(await own()).state, (await own()).expiresOn], ["pending", null]);
  const { rows } = await kim.client.certifications.listProofs({});
  assert.deepEqual(
    rows.map(({ personId, name, documents, note, refused }) => [personId, name, documents.length, note, refused]),
    [[wim.id, "First aid", 2, "Both pages", null]],
  );
  const dates = { validFrom: "2025-12-01", expiresOn: "2027-11-30" };
  await kim.client.certifications.approveProof({ proofId: proof.id, digest: proof.digest, ...dates });
  const valid = await own();
  assert.deepEqual([valid.state, valid.validFrom, valid.expiresOn], ["valid", "2025-12-01", "2027-11-30"]);
  assert.deepEqual([valid.approved?.id, valid.pending], [proof.id, null]);
  assert.deepEqual((await kim.client.certifications.listProofs({})).rows, []);
});

test("a rejected proof goes back to its person with the reason, and they can submit another version [A72]", async () => {
  const { kim, own, submit } = await openCertifications();
  const { id: proofId, digest } = await submit();
  const reason = "The date isn’t readable.";
  await kim.client.certifications.rejectProof({ proofId, digest, reason });
  const rejected = await own();
  assert.deepEqual([rejected.state, rejected.rejected?.reason, rejected.canSubmit], ["rejected", reason, true]);
  assert(!("decidedBy" in (rejected.rejected ?? {})));
  const again = await submit("A better photo");
  assert.deepEqual([again.version, (await own()).state, (await own()).rejected], [2, "pending", null]);
  const { versions } = await kim.client.certifications.getProof({ proofId: again.id });
  assert.deepEqual(
    versions.map(({ version, state, decidedBy }) => [version, state, decidedBy]),
    [[1, "rejected", "Kim"]],
  );
});

test("a renewal is pending next to the approved proof, which counts until it is replaced or expires [Q39, X15]", async () => {
  const { app, kim, own, submit, certify } = await openCertifications();
  await certify("2024-02-01", "2026-01-31");
  const renewal = await submit("The new card");
  const both = await own();
  assert.deepEqual([both.state, both.pending?.id, both.approved?.version], ["expiring", renewal.id, 1]);
  const decided = { proofId: renewal.id, digest: renewal.digest, validFrom: "2026-02-10", expiresOn: "2028-02-09" };
  await kim.client.certifications.approveProof(decided);
  assert.deepEqual([(await own()).state, (await own()).expiresOn], ["expiring", "2026-01-31"]);
  for (const [day, state] of [
    ["2026-02-05", "grace"],
    ["2026-02-10", "valid"],
    ["2027-12-20", "expiring"],
    ["2028-02-20", "grace"],
    ["2028-02-24", "expired"],
  ] as const) {
    app.clock.set(Date.parse(`${day}T12:00Z`));
    assert.equal((await own()).state, state, day);
  }
});

test("a valid certification can be renewed once its renewal window begins [X15]", async () => {
  const { app, wim, typeId, own, certify } = await openCertifications();
  await certify("2025-06-01", "2027-05-31");
  assert.deepEqual([(await own()).canSubmit, (await own()).renewableFrom], [false, "2027-04-01"]);
  const asked = { typeId, documentIds: [await upload(wim, "Too early")] };
  assert.equal(await codeOf(wim.client.portal.submitProof(asked)), "certification.not-renewable");
  app.clock.set(Date.parse("2027-04-01T12:00Z"));
  assert.equal((await own()).canSubmit, true);
  asked.documentIds = [await upload(wim, "In time")];
  assert.equal((await wim.client.portal.submitProof(asked)).proof.state, "pending");
});

test("a certification ends after its type's number of months by default, and never before it begins [A70]", async () => {
  const { kim, wim, submit } = await openCertifications();
  for (const [validMonths, issuedOn, expiresOn] of [
    [12, "2024-02-29", "2025-02-28"],
    [48, "2024-02-29", "2028-02-28"],
    [1, "2025-01-31", "2025-02-28"],
    [12, "2025-03-01", "2026-02-28"],
  ] as const) {
    const name = `${validMonths} months from ${issuedOn}`;
    const { id: typeId } = (await kim.client.certifications.createType({ name, validMonths })).type;
    await kim.client.certifications.assign({ typeId, personIds: [wim.id] });
    const asked = { typeId, documentIds: [await upload(wim, name)], issuedOn };
    const { id: proofId, digest } = (await wim.client.portal.submitProof(asked)).proof;
    const { proof } = await kim.client.certifications.approveProof({ proofId, digest });
    assert.deepEqual([proof.validFrom, proof.expiresOn], [issuedOn, expiresOn]);
  }
  const { id: proofId, digest } = await submit();
  const over = { proofId, digest, expiresOn: "2026-01-04" };
  for (const dates of [over, { ...over, validFrom: "2026-01-05" }, { proofId, digest, expiresOn: "2025-01-31" }])
    assert.equal(await codeOf(kim.client.certifications.approveProof(dates)), "request.invalid");
});

test("an approval is bound to the files that the scheduler saw [P49]", async () => {
  const { kim, own, submit } = await openCertifications();
  const seen = await submit("The real certificate");
  const swapped = await submit("Another certificate");
  assert.notEqual(seen.digest, swapped.digest);
  const dates = { validFrom: null, expiresOn: null };
  for (const proofId of [seen.id, swapped.id]) {
    const approval = kim.client.certifications.approveProof({ proofId, digest: seen.digest, ...dates });
    assert.equal(await codeOf(approval), "request.stale-version");
  }
  assert.equal((await own()).state, "pending");
  await kim.client.certifications.approveProof({ proofId: swapped.id, digest: swapped.digest, ...dates });
  const { approved } = await own();
  const after = kim.client.certifications.rejectProof({ proofId: swapped.id, digest: swapped.digest, reason: "Late" });
  assert.equal(await codeOf(after), "request.stale-version");
  assert.equal(approved?.digest, swapped.digest);
});

test("no one decides on their own proof, not even an organization admin [Q46, P50]", async () => {
  const { kim, boss, typeId, sam } = await openCertifications();
  await kim.client.certifications.assign({ typeId, personIds: [kim.id, boss.id] });
  for (const me of [kim, boss]) {
    const { proof } = await me.client.portal.submitProof({ typeId, documentIds: [await upload(me, "Mine")] });
    const key = { proofId: proof.id, digest: proof.digest };
    assert.equal(await codeOf(me.client.certifications.approveProof(key)), "certification.own-proof");
    const rejection = me.client.certifications.rejectProof({ ...key, reason: "Not good enough" });
    assert.equal(await codeOf(rejection), "certification.own-proof");
    const { rows } = await me.client.certifications.listProofs({ personId: me.id });
    assert.equal(rows[0]?.refused?.code, "certification.own-proof");
    assert.equal((await sam.client.certifications.approveProof(key)).proof.state, "approved");
  }
});

test("a proof can't be approved while a file is held for a virus scan, or if one is infected [P46]", async () => {
  const results: ScanResult[] = [];
  const later: ScanResult = { status: "unavailable", reason: "starting" };
  const scanner = { scan: () => Promise.resolve(results.shift() ?? later) };
  const { app, kim, own, submit } = await openCertifications({ files: { storage: createMemoryFiles(), scanner } });
  const { id: proofId, digest } = await submit();
  const approve = () => codeOf(kim.client.certifications.approveProof({ proofId, digest }));
  assert.equal(await approve(), "file.held");
  results.push({ status: "infected", threat: "Test" });
  await app.rollcall.jobs.find(({ name }) => name === "documents.scan")?.run();
  assert.equal(await approve(), "file.infected");
  assert.equal((await own()).state, "pending");
  await kim.client.certifications.rejectProof({ proofId, digest, reason: "The file is infected." });
  assert.equal((await own()).state, "rejected");
});

test("a proof consists of the person's own files of accepted kinds, each used once [P42, P46]", async () => {
  const { kim, wim, zoe, typeId, submit } = await openCertifications();
  const asked = (documentIds: readonly string[]) =>
    codeOf(wim.client.portal.submitProof({ typeId, documentIds: [...documentIds] }));
  assert.equal(await asked([await upload(zoe, "Not his")]), "request.not-found");
  const { documents } = await submit();
  assert.equal(await asked([documents[0]?.id ?? ""]), "file.in-use");
  await kim.client.certifications.updateType({ typeId, fileTypes: ["image"] });
  assert.equal(await asked([await upload(wim, "A PDF")]), "certification.file-type");
  const theirs = zoe.client.portal.submitProof({ typeId, documentIds: [await upload(zoe, "Not assigned")] });
  assert.equal(await codeOf(theirs), "request.not-found");
});

test("a worker withdraws a pending proof, and schedulers can no longer open its files [P51]", async () => {
  const { kim, wim, own, submit } = await openCertifications();
  const { id: proofId, digest } = await submit();
  const { proof } = await wim.client.portal.withdrawProof({ proofId });
  assert.deepEqual([proof.state, (await own()).state, (await own()).pending], ["withdrawn", "missing", null]);
  assert.equal((await wim.client.portal.withdrawProof({ proofId })).proof.state, "withdrawn");
  assert.equal(await codeOf(kim.client.certifications.approveProof({ proofId, digest })), "request.stale-version");
  assert.equal((await wim.client.portal.listDocuments({})).documents.length, 1);
});
