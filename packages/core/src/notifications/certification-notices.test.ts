import assert from "node:assert/strict";
import test from "node:test";
import { upload } from "../certifications/certifications.fixture.ts";
import type { RollcallOptions } from "../index.ts";
import { createNotifiedWorld } from "./notifications.fixture.ts";

/** Max has a certification, and Boss maintains it. */
async function openNotices(parts: Partial<RollcallOptions> = {}) {
  const world = await createNotifiedWorld({}, parts);
  const { app, boss, max } = world;
  const { id: typeId } = (await boss.client.certifications.createType({ name: "First aid" })).type;
  await boss.client.certifications.assign({ typeId, personIds: [max.id] });
  const submit = async (text: string) =>
    (await max.client.portal.submitProof({ typeId, documentIds: [await upload(max, text)] })).proof;
  const remind = async (): Promise<void> => {
    await app.rollcall.jobs.find(({ name }) => name === "certifications.remind")?.run();
  };
  return { ...world, remind, submit, typeId };
}

test("schedulers are notified of a proof to review, and its person of the decision [A70, X19]", async () => {
  const { boss, max, mailer, send, submit } = await openNotices();
  const subjects = () => mailer.sent.splice(0).map(({ to, subject }) => [to.address, subject]);
  const first = await submit("Blurred");
  await send();
  assert.deepEqual(subjects(), [[boss.identity.email, "A proof is waiting for review"]]);
  const rejection = { proofId: first.id, digest: first.digest, reason: "It isn’t readable." };
  await boss.client.certifications.rejectProof(rejection);
  await send();
  assert.deepEqual(subjects(), [[max.identity.email, "Your proof was rejected"]]);
});

test("a notification contains the decision at the time of sending, and no review is requested after a decision [X19]", async () => {
  const { app, boss, max, mailer, send, submit } = await openNotices();
  const { id: proofId, digest } = await submit("Readable");
  await boss.client.certifications.approveProof({ proofId, digest, validFrom: null, expiresOn: "2027-12-31" });
  app.clock.advance(5 * 60_000);
  await send();
  const [mail, ...others] = mailer.sent;
  assert.deepEqual([mail?.to.address, mail?.subject], [max.identity.email, "Your proof was approved"]);
  assert(mail?.text.includes("First aid is valid until"), mail?.text);
  assert.deepEqual(others, []);
});

test("the person and schedulers are notified 60, 30 and 7 days before the expiry, once each [X15, X19]", async () => {
  const { app, boss, mailer, remind, send, submit } = await openNotices();
  const { id: proofId, digest } = await submit("Readable");
  await boss.client.certifications.approveProof({ proofId, digest, validFrom: null, expiresOn: "2026-04-30" });
  await send();
  mailer.sent.splice(0);
  const noticesOn = async (day: string): Promise<readonly string[]> => {
    app.clock.set(Date.parse(`${day}T10:00Z`));
    // Two processes run the job, and one of them twice.
    await Promise.all([remind(), remind()]);
    await remind();
    await send();
    return mailer.sent.splice(0).map(({ subject }) => subject);
  };
  const both = ["A certification expires soon", "Your certification expires soon"];
  assert.deepEqual(await noticesOn("2026-02-28"), []);
  for (const day of ["2026-03-01", "2026-03-31", "2026-04-23"])
    assert.deepEqual((await noticesOn(day)).toSorted(), both);
  assert.deepEqual(await noticesOn("2026-04-30"), []);
});

test("a host chooses when notices are sent, and none are sent to a person whose renewal is waiting for review [X15]", async () => {
  const { app, boss, mailer, remind, send, submit } = await openNotices({ certifications: { noticeDays: [10] } });
  const first = await submit("Readable");
  const decision = { proofId: first.id, digest: first.digest, validFrom: null, expiresOn: "2026-02-28" };
  await boss.client.certifications.approveProof(decision);
  await submit("The next one");
  await send();
  mailer.sent.splice(0);
  app.clock.set(Date.parse("2026-02-18T10:00Z"));
  await remind();
  await send();
  assert.deepEqual(
    mailer.sent.map(({ to, subject }) => [to.address, subject]),
    [[boss.identity.email, "A certification expires soon"]],
  );
});
