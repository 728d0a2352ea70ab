import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryFiles } from "@rollcall/storage-memory";
import { portalOf } from "../profiles/profiles.fixture.ts";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { upload } from "./certifications.fixture.ts";

const email = "kim2@pending.example";

test("merging a scheduler with a person drops what the scheduler decided about that person [Q46, Q17, P50]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld({ files: { storage: createMemoryFiles() } });
  const personId = await addAddress(ann.client, scheduleId, email);
  const kim = await app.user("Kim", { email, emailVerified: false, organizationRole: "scheduler" });
  const sam = await app.user("Sam", { organizationRole: "scheduler" });
  const days = { validFrom: null, expiresOn: "2030-12-31" };
  const create = async (name: string, proofRequired = false) => {
    const { type } = await sam.client.certifications.createType({ name, proofRequired });
    await sam.client.certifications.assign({ typeId: type.id, personIds: [personId] });
    return type.id;
  };
  const set = async (by: typeof kim, typeId: string, of = personId) =>
    by.client.certifications.setValidity({ personId: of, typeId, ...days });

  const own = await create("Set by Kim");
  await set(kim, own);
  const both = await create("Set by Kim, who has it too");
  await sam.client.certifications.assign({ typeId: both, personIds: [kim.id] });
  await set(kim, both);
  const fair = await create("Set by Sam");
  await set(sam, fair);
  const others = await create("Set by Kim for Ann");
  await sam.client.certifications.assign({ typeId: others, personIds: [ann.id] });
  await set(kim, others, ann.id);

  const pending = portalOf(app, personId);
  const approve = async (by: typeof kim, typeId: string, validFrom: string, expiresOn: string) => {
    const documentIds = [await upload(pending, `From ${validFrom}`)];
    const { proof } = await pending.client.portal.submitProof({ typeId, documentIds });
    const key = { proofId: proof.id, digest: proof.digest };
    await by.client.certifications.approveProof({ ...key, validFrom, expiresOn });
  };
  const proven = await create("Approved by Kim", true);
  await approve(kim, proven, "2025-01-01", "2030-12-31");
  const renewed = await create("Renewed by Kim", true);
  await approve(sam, renewed, "2025-01-01", "2026-02-01");
  await approve(kim, renewed, "2026-02-02", "2030-12-31");

  await app.rollcall.dispatchMail();
  const { member } = await kim.client.invitations.accept({ token: mailer.tokenTo(email) });
  assert.equal(member.personId, personId);
  const states = async (id: string) =>
    Object.fromEntries(
      (await sam.client.certifications.listOf({ personId: id })).certifications.map((one) => [
        one.name,
        [one.state, one.pending?.version ?? null, one.expiresOn],
      ]),
    );
  assert.deepEqual(await states(personId), {
    "Set by Kim": ["missing", null, null],
    "Set by Kim, who has it too": ["missing", null, null],
    "Set by Sam": ["valid", null, "2030-12-31"],
    "Set by Kim for Ann": ["missing", null, null],
    "Approved by Kim": ["pending", 1, null],
    "Renewed by Kim": ["expiring", 2, "2026-02-01"],
  });
  assert.deepEqual((await states(ann.id))["Set by Kim for Ann"], ["valid", null, "2030-12-31"]);
  const { rows } = await sam.client.certifications.listProofs({ personId });
  assert.deepEqual(
    rows.map(({ state, decidedAt }) => [state, decidedAt]),
    [
      ["pending", null],
      ["pending", null],
    ],
  );
  const { entries } = await sam.client.people.listHistory({ personId });
  assert.deepEqual(
    entries
      .flatMap(({ lines }) => lines)
      .filter(({ type }) => type === "holding-decision-dropped")
      .map(({ details }) => details["name"])
      .sort(),
    ["Approved by Kim", "Renewed by Kim", "Set by Kim", "Set by Kim, who has it too"],
  );
});

test("merging two people with pending proofs leaves one proof to review [X15, A70]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld({ files: { storage: createMemoryFiles() } });
  const personId = await addAddress(ann.client, scheduleId, email);
  const kim = await app.user("Kim", { email, emailVerified: false });
  const sam = await app.user("Sam", { organizationRole: "scheduler" });
  const { certifications } = sam.client;
  const { id: typeId } = (await certifications.createType({ name: "First aid", validMonths: 24 })).type;
  await certifications.assign({ typeId, personIds: [personId, kim.id] });
  for (const id of [personId, kim.id]) {
    const worker = portalOf(app, id);
    await worker.client.portal.submitProof({ typeId, documentIds: [await upload(worker, id)] });
  }
  const waiting = async () => (await certifications.listProofs({})).rows;
  const own = (await waiting()).find((proof) => proof.personId === kim.id);
  await app.rollcall.dispatchMail();
  await kim.client.invitations.accept({ token: mailer.tokenTo(email) });
  assert.deepEqual(
    (await waiting()).map((proof) => [proof.id, proof.personId, proof.refused]),
    [[own?.id, personId, null]],
  );
  await certifications.unassign({ typeId, personIds: [personId] });
  assert.deepEqual(await waiting(), []);
});

test("a merge that reopens an approved proof leaves only proofs that someone can decide on [Q46, A70]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld({ files: { storage: createMemoryFiles() } });
  const kim = await app.user("Kim", { email, emailVerified: false, organizationRole: "scheduler" });
  const sam = await app.user("Sam", { organizationRole: "scheduler" });
  const personId = await addAddress(ann.client, scheduleId, email);
  const pending = portalOf(app, personId);
  const { certifications } = sam.client;
  const typeIds: string[] = [];
  for (const name of ["Approve", "Reject", "Unassign"]) {
    const { id: typeId } = (await certifications.createType({ name, validMonths: 1, renewalDays: 365 })).type;
    typeIds.push(typeId);
    await certifications.assign({ typeId, personIds: [personId] });
    for (const version of [1, 2]) {
      const documentIds = [await upload(pending, `${name} ${version}`)];
      const { proof } = await pending.client.portal.submitProof({ typeId, documentIds });
      const key = { proofId: proof.id, digest: proof.digest };
      if (version === 1) await kim.client.certifications.approveProof({ ...key, expiresOn: "2026-02-01" });
    }
  }
  await app.rollcall.dispatchMail();
  await kim.client.invitations.accept({ token: mailer.tokenTo(email) });
  const waiting = async () =>
    (await certifications.listProofs({})).rows.map(({ name, version }) => `${name} ${version}`).sort();
  assert.equal((await waiting()).length, 6);
  const [approved = "", rejected = "", taken = ""] = typeIds;
  const newest = async (typeId: string) => {
    const { rows } = await certifications.listProofs({});
    const found = rows.find((proof) => proof.typeId === typeId && proof.version === 2);
    return { proofId: found?.id ?? "", digest: found?.digest ?? "" };
  };
  await certifications.approveProof(await newest(approved));
  await certifications.rejectProof({ ...(await newest(rejected)), reason: "Not readable" });
  await certifications.unassign({ typeId: taken, personIds: [personId] });
  assert.deepEqual(await waiting(), ["Reject 1"]);
  const { certifications: all } = await certifications.listOf({ personId });
  assert.equal(all.find(({ typeId }) => typeId === rejected)?.pending?.version, 1);
});
