import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryFiles } from "@rollcall/storage-memory";
import { portalOf } from "../profiles/profiles.fixture.ts";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { upload } from "./certifications.fixture.ts";

const email = "kim2@pending.example";

test("a merge with a person drops what the scheduler decided about them before [Q46, Q17, P50]", async () => {
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
});
