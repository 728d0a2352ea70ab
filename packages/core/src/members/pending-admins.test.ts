import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { TestApp, TestUser } from "../testing/test-app.fixture.ts";

const pia = "pia@pending.example";

/** A schedule of Ann's with a second admin, who invites Pia as admin. */
async function createGrant({ granter: by = "Gil" }: { readonly granter?: "Gil" | "Boss" } = {}) {
  const world = await createMailedWorld();
  const { app, ann, boss, scheduleId } = world;
  const gil = await app.user("Gil");
  await ann.client.members.add({ scheduleId, people: [{ personId: gil.id, role: "admin" }] });
  const granter = by === "Gil" ? gil : boss;
  const personId = await addAddress(granter.client, scheduleId, pia, { role: "admin" });
  await app.rollcall.dispatchMail();
  return { ...world, gil, granter, personId };
}

type Grant = Awaited<ReturnType<typeof createGrant>>;

/** Runs the job that reviews grants, at least a millisecond later. */
async function review({ app }: Pick<Grant, "app">): Promise<unknown> {
  app.clock.advance(1000);
  return app.rollcall.jobs.find(({ name }) => name === "members.reviewGrants")?.run();
}

const roleOf = async ({ ann, scheduleId }: Pick<Grant, "ann" | "scheduleId">, personId: string) =>
  (await ann.client.members.get({ scheduleId, personId })).member.role;

/** The recipients of emails about lowered roles. */
async function notified({ app, mailer }: Pick<Grant, "app" | "mailer">): Promise<readonly string[]> {
  const before = mailer.sent.length;
  await app.rollcall.dispatchMail();
  return mailer.sent
    .slice(before)
    .filter(({ subject }) => subject.startsWith("Admin invitations"))
    .map(({ to }) => to.address);
}

/** Every way to lose the right to grant a schedule's admin role. */
const losses: Readonly<
  Record<string, { readonly granter?: "Boss"; readonly lose: (grant: Grant) => Promise<unknown> }>
> = {
  "is demoted": {
    lose: ({ ann, gil, scheduleId }) => ann.client.members.setRole({ scheduleId, personId: gil.id, role: "member" }),
  },
  "is demoted in a bulk edit that also makes an admin": {
    lose: ({ ann, gil, max, scheduleId }) =>
      ann.client.members.edit({
        scheduleId,
        edits: [
          { personId: max.id, role: "admin" },
          { personId: gil.id, role: "viewer" },
        ],
      }),
  },
  "is removed": { lose: ({ ann, gil, scheduleId }) => ann.client.members.remove({ scheduleId, personId: gil.id }) },
  "is removed in a bulk edit": {
    lose: ({ ann, gil, scheduleId }) =>
      ann.client.members.edit({ scheduleId, edits: [{ personId: gil.id, remove: true }] }),
  },
  leaves: { lose: ({ gil, scheduleId }) => gil.client.members.leave({ scheduleId }) },
  "is deactivated": { lose: ({ boss, gil }) => boss.client.people.deactivate({ personId: gil.id }) },
  "is erased": { lose: ({ boss, gil }) => boss.client.people.erase({ personId: gil.id }) },
  "was made an admin by a change that is undone": {
    async lose({ ann, gil, scheduleId }) {
      const { entries } = await ann.client.history.list({ scheduleId, personId: gil.id });
      const added = entries.at(-1);
      assert(added !== undefined);
      await ann.client.history.undo({ scheduleId, number: added.number });
    },
  },
  "is no longer an admin of the organization for the host": {
    granter: "Boss",
    lose: ({ app }) => app.user("Boss", { organizationRole: "member" }),
  },
};

for (const [loss, { granter, lose }] of Object.entries(losses)) {
  const setting = granter === undefined ? {} : { granter };

  test(`accepts an invited admin as a member if the granter ${loss} [Q55]`, async () => {
    const grant = await createGrant(setting);
    await lose(grant);
    const { client } = await grant.app.user("Pia", { email: pia });
    const { member } = await client.invitations.accept({ token: grant.mailer.tokenTo(pia) });
    assert.deepEqual([member.role, member.invitation], ["member", "accepted"]);
  });

  test(`lowers the shown role and notifies the remaining admins if the granter ${loss} [Q55]`, async () => {
    const grant = await createGrant(setting);
    const { ann, scheduleId, personId } = grant;
    await notified(grant);
    await lose(grant);
    assert.equal(await roleOf(grant, personId), "admin");
    assert.equal(await review(grant), 1);
    assert.equal(await roleOf(grant, personId), "member");
    assert.ok((await notified(grant)).includes("ann@example.org"));
    const [entry] = (await ann.client.history.list({ scheduleId, personId })).entries;
    assert.deepEqual(
      [entry?.lines[0]?.details["because"], entry?.lines[0]?.changes, entry?.via],
      ["granter-lost-role", [{ field: "role", before: "admin", after: "member" }], "system"],
    );
    assert.equal(await review(grant), 0);
    assert.deepEqual(await notified(grant), []);
  });
}

test("keeps the admin role of a person who already counts as an admin [Q55, Q7]", async () => {
  const grant = await createGrant();
  const { ann, gil, mailer, app, scheduleId } = grant;
  const { client, id } = await app.user("Pia", { email: pia });
  await ann.client.members.remove({ scheduleId, personId: gil.id });
  assert.equal(await review(grant), 0);
  assert.equal((await client.invitations.accept({ token: mailer.tokenTo(pia) })).member.role, "admin");
  assert.equal(await roleOf(grant, id), "admin");
});

test("counts the admin who set the role last as granter, not the one who sent the mail [Q55]", async () => {
  const grant = await createGrant();
  const { ann, gil, app, scheduleId, personId } = grant;
  await ann.client.invitations.resend({ scheduleId, personId });
  await ann.client.members.remove({ scheduleId, personId: gil.id });
  assert.equal(await review(grant), 1);
  await ann.client.members.setRole({ scheduleId, personId, role: "admin" });
  assert.equal(await review(grant), 0);
  const { client } = await app.user("Pia", { email: pia });
  assert.equal((await client.schedules.get({ scheduleId })).schedule.myRole, "admin");
});

for (const kind of ["setRole", "edit"] as const) {
  test(`makes another admin the granter by setting a pending role again with members.${kind} [Q55]`, async () => {
    const grant = await createGrant();
    const { ann, gil, scheduleId, personId } = grant;
    const before = (await ann.client.history.list({ scheduleId })).entries.length;
    await (kind === "setRole"
      ? ann.client.members.setRole({ scheduleId, personId, role: "admin" })
      : ann.client.members.edit({ scheduleId, edits: [{ personId, role: "admin" }] }));
    assert.equal((await ann.client.history.list({ scheduleId })).entries.length, before);
    await ann.client.members.remove({ scheduleId, personId: gil.id });
    assert.equal(await review(grant), 0);
    assert.equal(await roleOf(grant, personId), "admin");
  });
}

test("makes the admin who raises a pending role its granter, and not one who changes another value [Q55]", async () => {
  const grant = await createGrant();
  const { ann, gil, app, scheduleId, personId } = grant;
  const raised = await addAddress(ann.client, scheduleId, "quy@pending.example");
  await gil.client.members.setRole({ scheduleId, personId: raised, role: "admin" });
  for (const one of [personId, raised])
    await ann.client.members.setAssignable({ scheduleId, personId: one, assignable: false });
  await ann.client.members.remove({ scheduleId, personId: gil.id });
  assert.equal(await review(grant), 2);
  assert.deepEqual([await roleOf(grant, personId), await roleOf(grant, raised)], ["member", "member"]);
  assert.equal(await review({ app }), 0);
});

test("keeps a pending admin role if the granter has the right again when it is reviewed [Q55]", async () => {
  const grant = await createGrant();
  const { ann, gil, scheduleId, personId } = grant;
  await ann.client.members.setRole({ scheduleId, personId: gil.id, role: "member" });
  await ann.client.members.setRole({ scheduleId, personId: gil.id, role: "admin" });
  assert.equal(await review(grant), 0);
  assert.equal(await roleOf(grant, personId), "admin");
});

test("lowers only the roles on the schedule where the right was lost, and lets an undo grant them again [Q55, X8]", async () => {
  const grant = await createGrant();
  const { ann, gil, scheduleId, personId } = grant;
  const own = await grant.app.schedule(gil, "Own");
  const other = await addAddress(gil.client, own, "quy@pending.example", { role: "admin" });
  await ann.client.members.remove({ scheduleId, personId: gil.id });
  assert.equal(await review(grant), 1);
  assert.equal((await gil.client.members.get({ scheduleId: own, personId: other })).member.role, "admin");
  const [entry] = (await ann.client.history.list({ scheduleId })).entries;
  await ann.client.history.undo({ scheduleId, number: entry?.number ?? 0 });
  assert.equal(await review(grant), 0);
  assert.equal(await roleOf(grant, personId), "admin");
});

test("lowers hundreds of pending admin roles in bounded transactions with one email per admin [Q55]", async () => {
  const grant = await createGrant();
  const { ann, gil, scheduleId } = grant;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const people = Array.from({ length: 450 }, (_, index) => ({
    address: `p${index}@pending.example`,
    role: "admin" as const,
  }));
  await gil.client.members.add({ scheduleId, people });
  await ann.client.members.remove({ scheduleId, personId: gil.id });
  await notified(grant);
  assert.equal(await review(grant), 451);
  assert.deepEqual(await notified(grant), ["ann@example.org"]);
  const { entries } = await ann.client.history.list({ scheduleId });
  const counts = entries.filter(({ operation }) => operation === "members.reviewGrants").map(({ count }) => count);
  assert.deepEqual(counts, [51, 200, 200]);
});

test("lets a mailbox verified by the link take over an admin role only if its granter may grant it [Q55, P02]", async () => {
  for (const isElsewhere of [true, false]) {
    for (const isLost of [true, false]) {
      const grant = await createGrant();
      const { app, ann, gil, mailer, scheduleId } = grant;
      const claimant: TestUser = await app.user("Pia", { email: pia, emailVerified: false });
      if (isElsewhere) await addTo(app, ann, claimant);
      if (isLost) await ann.client.members.remove({ scheduleId, personId: gil.id });
      const { member } = await claimant.client.invitations.accept({ token: mailer.tokenTo(pia) });
      const role = isLost ? "member" : "admin";
      assert.deepEqual([member.role, await roleOf(grant, member.personId)], [role, role]);
      const { schedule } = await ann.client.schedules.get({ scheduleId });
      assert.equal(schedule.admins, isLost ? 1 : 3);
    }
  }
});

async function addTo(app: TestApp, ann: TestUser, { id: personId }: TestUser): Promise<void> {
  const scheduleId = await app.schedule(ann, "Own");
  await ann.client.members.add({ scheduleId, people: [{ personId, invited: false }] });
}
