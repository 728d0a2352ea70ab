import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";

const subject = "Admin invitations to Evening crew have changed";

/**
 * A schedule of Ann's with an organization admin as member, who invited an admin and has lost that role since. The email to Ann
 * is queued.
 */
async function createLoss({ name = "Boss" } = {}) {
  const world = await createMailedWorld();
  const { app, ann, max } = world;
  const { client, id } = await app.user("Ray", { organizationRole: "admin", name, email: "ray@example.org" });
  const scheduleId = await app.schedule(ann, "Evening crew");
  await ann.client.members.add({ scheduleId, people: [{ personId: max.id, role: "admin" }] });
  await addAddress(client, scheduleId, "pia@pending.example", { role: "admin" });
  await app.rollcall.dispatchMail();
  await app.user("Ray", { organizationRole: "member", name, email: "ray@example.org" });
  app.clock.advance(1000);
  await app.rollcall.jobs.find(({ name: job }) => job === "members.reviewGrants")?.run();
  const mails = async () => {
    await app.rollcall.dispatchMail();
    return world.mailer.sent.filter((mail) => mail.subject === subject);
  };
  return { ...world, scheduleId, formerAdmin: id, mails };
}

const firstLine = (text: string | undefined): string | undefined => /^.* invited people to .*$/m.exec(text ?? "")?.[0];

test("names the former admin and the schedule to the remaining admins, with a link to the members [Q55]", async () => {
  const { mails, scheduleId } = await createLoss();
  const sent = await mails();
  assert.deepEqual(sent.map(({ to }) => to).sort(byAddress), [
    { address: "ann@example.org", name: "Ann" },
    { address: "max@example.org", name: "Max" },
  ]);
  assert.match(firstLine(sent[0]?.text) ?? "", /^Boss invited people to Evening crew as admins/);
  assert.match(sent[0]?.text ?? "", new RegExp(`https://planner\\.example\\.com/\\S*${scheduleId}`));
});

test("names a former admin by their address if they have no name, and refers to an erased one as a former admin [Q55, A73]", async () => {
  const nameless = await createLoss({ name: "" });
  assert.match(firstLine((await nameless.mails())[0]?.text) ?? "", /^ray@\u2060example\.\u2060org invited/);
  const erased = await createLoss();
  await erased.boss.client.people.erase({ personId: erased.formerAdmin });
  assert.match(firstLine((await erased.mails())[0]?.text) ?? "", /^A former admin invited/);
});

/** Ways in which Max stops being an admin of the schedule. */
const ends: Readonly<Record<string, (loss: Awaited<ReturnType<typeof createLoss>>) => Promise<unknown>>> = {
  "is a member by then": ({ ann, max, scheduleId }) =>
    ann.client.members.setRole({ scheduleId, personId: max.id, role: "member" }),
  "was removed": ({ ann, max, scheduleId }) => ann.client.members.remove({ scheduleId, personId: max.id }),
  "was deactivated": ({ boss, max }) => boss.client.people.deactivate({ personId: max.id }),
};

for (const [end, change] of Object.entries(ends)) {
  test(`sends nothing to a schedule admin who ${end} [Q55]`, async () => {
    const loss = await createLoss();
    await change(loss);
    assert.deepEqual(
      (await loss.mails()).map(({ to }) => to.name),
      ["Ann"],
    );
  });
}

test("sends nothing about a deleted schedule [Q55]", async () => {
  const { boss, scheduleId, mails } = await createLoss();
  await boss.client.schedules.archive({ scheduleId });
  await boss.client.schedules.delete({ scheduleId });
  assert.deepEqual(await mails(), []);
});

const byAddress = (one: { readonly address: string }, other: { readonly address: string }): number =>
  one.address < other.address ? -1 : 1;
