import assert from "node:assert/strict";
import test from "node:test";
import { openCertifications } from "./certifications.fixture.ts";

test("the card appears once a certification is assigned, and counts what needs a proof [A58, X15]", async () => {
  const { app, kim, wim, zoe, typeId, certify, submit } = await openCertifications();
  const glance = async (client: typeof wim.client) => {
    const { cards, toDos } = await client.portal.get({});
    const { count, due } = cards?.find(({ section }) => section === "certifications") ?? {};
    return { count, due, toDos: toDos.map((one) => [one.kind, one.name, one.due]) };
  };
  assert.deepEqual(await glance(zoe.client), { count: undefined, due: undefined, toDos: [] });
  assert.deepEqual(await glance(wim.client), {
    count: 1,
    due: 1,
    toDos: [["certification-missing", "First aid", null]],
  });
  const first = await submit();
  assert.deepEqual(await glance(wim.client), { count: 1, due: 0, toDos: [] });
  await kim.client.certifications.rejectProof({ proofId: first.id, digest: first.digest, reason: "Blurred" });
  assert.equal((await glance(wim.client)).toDos[0]?.[0], "certification-rejected");
  await certify("2025-01-01", "2026-12-31");
  assert.deepEqual(await glance(wim.client), { count: 1, due: 0, toDos: [] });
  app.clock.set(Date.parse("2026-12-01T12:00Z"));
  const expiring = [["certification-expiring", "First aid", "2027-01-01T00:00:00.000Z"]];
  assert.deepEqual((await glance(wim.client)).toDos, expiring);
  app.clock.set(Date.parse("2027-01-02T12:00Z"));
  assert.equal((await glance(wim.client)).toDos[0]?.[0], "certification-expired");
  await kim.client.certifications.archiveType({ typeId });
  assert.deepEqual(await glance(wim.client), { count: 1, due: 0, toDos: [] });
});
