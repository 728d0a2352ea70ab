import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";
import { createWorker, fieldIn, openProfiles, portalOf } from "./profiles.fixture.ts";

const apart = (personId: string) => ({ kind: "cannot-work-with" as const, personId });
const together = (personId: string) => ({ kind: "must-work-with" as const, personId });

describe("the people someone must or can't work with", () => {
  it("are named for schedulers, including in the history [A11, P44]", async () => {
    const { kim, wim, zoe } = await openProfiles();
    const set = { colleagues: [apart(zoe.id)] };
    const { profile } = await kim.client.profiles.update({ personId: wim.id, set });
    assert.deepEqual(profile.mentioned, [{ id: zoe.id, name: "Zoe Zimmer" }]);
    await kim.client.profiles.update({ personId: wim.id, set: { colleagues: [] } });
    const changes = await kim.client.profiles.listChanges({ personId: wim.id, field: "colleagues" });
    assert.deepEqual([changes.rows[0]?.before, changes.mentioned], [set.colleagues, profile.mentioned]);
    const number = changes.rows[0]?.number ?? 0;
    const restored = await kim.client.profiles.restore({ personId: wim.id, field: "colleagues", number });
    assert.deepEqual(restored.profile.mentioned, profile.mentioned);
  });

  it("are never shown to workers, even if the host shows restrictions [Q60, P43]", async () => {
    const { kim, wim, zoe } = await openProfiles({ profile: { workerReads: { restrictions: true } } });
    const { cards } = await wim.client.portal.get({});
    await kim.client.profiles.update({ personId: wim.id, set: { colleagues: [apart(zoe.id)] } });
    assert.deepEqual((await wim.client.portal.get({})).cards, cards);
    for (const { client } of [wim, zoe]) {
      const { profile } = await client.portal.getProfile({});
      const [changes, document] = [await client.portal.listChanges({}), await client.portal.export({})];
      assert.doesNotMatch(JSON.stringify([profile, changes, document]), /colleague|work-with/);
    }
    assert.ok((await wim.client.portal.getProfile({})).profile.groups.some(({ group }) => group === "restrictions"));
  });

  it("aren't mentioned in the events that workers receive about themselves [Q60]", async () => {
    const { app, kim, wim, zoe } = await openProfiles();
    await kim.client.profiles.update({ personId: wim.id, set: { colleagues: [apart(zoe.id)], weeklyHours: 8 } });
    const tables = (await app.everything()) as readonly (readonly Readonly<Record<string, unknown>>[])[];
    const events = tables.flat().flatMap((row) => (row["topic"] === wim.id ? [JSON.stringify(row["events"])] : []));
    assert.match(events.join(), /weeklyHours/);
    assert.doesNotMatch(events.join(), /colleague/);
  });

  it("must be other people in the organization [P21, P26]", async () => {
    const { app, kim, wim, zoe } = await openProfiles();
    const boss = await app.user("Fay", { organizationId: "other", organizationRole: "admin" });
    const stranger = await createWorker(app, boss, "Stu", "Stranger");
    const gone = await createWorker(app, kim, "Gil", "Gone");
    const admin = await app.user("Ada", { organizationRole: "admin" });
    await admin.client.people.erase({ personId: gone.id });
    for (const personId of [wim.id, stranger.id, gone.id, "unknown"]) {
      const set = { colleagues: [apart(zoe.id), apart(personId)] };
      const { code, details } = await refusal(kim.client.profiles.update({ personId: wim.id, set }));
      assert.deepEqual(
        [code, details],
        ["request.invalid", { issues: [{ field: "set.colleagues.1.personId", expected: "another person" }] }],
      );
    }
  });

  it("are removed from other people's profiles when they are erased [Q49]", async () => {
    const { app, kim, wim, zoe } = await openProfiles();
    const admin = await app.user("Ada", { organizationRole: "admin" });
    const eve = await createWorker(app, kim, "Eve", "Early");
    const set = { colleagues: [together(zoe.id), apart(eve.id)] };
    await kim.client.profiles.update({ personId: wim.id, set });
    await kim.client.profiles.update({ personId: eve.id, set: { colleagues: [apart(zoe.id)] } });
    await admin.client.people.erase({ personId: zoe.id });
    await app.rollcall.sweep();
    const of = async (personId: string) =>
      fieldIn((await kim.client.profiles.get({ personId })).profile, "colleagues").value;
    assert.deepEqual([await of(wim.id), await of(eve.id)], [[apart(eve.id)], null]);
    await kim.client.profiles.update({ personId: wim.id, set: { colleagues: [together(eve.id)] } });
    assert.deepEqual(await of(wim.id), [together(eve.id)]);
  });

  it("stay correct when two people are merged, and no one is named in their own profile [P02]", async () => {
    const { app, ann, boss, mailer, scheduleId } = await createMailedWorld();
    const personId = await addAddress(ann.client, scheduleId, "pia@pending.example");
    await app.rollcall.dispatchMail();
    const claimant = await app.user("Pia", { email: "pia@pending.example", emailVerified: false });
    const wim = await createWorker(app, boss, "Wim", "Worker");
    const name = (owner: string, ...colleagues: (ReturnType<typeof apart> | ReturnType<typeof together>)[]) =>
      boss.client.profiles.update({ personId: owner, set: { colleagues } });
    await name(wim.id, apart(claimant.id));
    await name(claimant.id, together(wim.id), apart(personId));
    await portalOf(app, claimant.id).client.invitations.accept({ token: mailer.tokenTo("pia@pending.example") });
    const of = async (owner: string) =>
      fieldIn((await boss.client.profiles.get({ personId: owner })).profile, "colleagues").value;
    assert.deepEqual([await of(wim.id), await of(personId)], [[apart(personId)], [together(wim.id)]]);
    await boss.client.people.erase({ personId: wim.id });
    assert.equal(await of(personId), null);
  });
});
