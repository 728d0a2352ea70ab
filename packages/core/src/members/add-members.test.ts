import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, createTestApp, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

const statuses = (results: readonly { status: string; reason?: unknown; member?: unknown }[]): readonly string[] =>
  results.map((one) => (one.status === "added" ? "added" : (one.reason as { code: string }).code));

test("adds people as assignable members to be invited by default [B51, B61, B47]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const { results } = await ann.client.members.add({ scheduleId, people: [{ address: "new@example.org" }] });
  const [result] = results;
  assert(result?.status === "added");
  const { personId, ...shown } = result.member;
  assert.notEqual(personId, "");
  assert.deepEqual(shown, {
    name: "",
    email: "new@example.org",
    role: "member",
    assignable: true,
    invited: true,
    invitation: "queued",
    calendar: "none",
    affiliation: "internal",
    provenance: "local",
    keptAsLastAdmin: false,
    adopted: false,
  });
});

test("adding an unknown address creates a pending internal person with the given name [Q51, B40]", async () => {
  const { ann, boss, scheduleId } = await createTestWorld();
  const personId = await addPending({ ann, scheduleId }, "Nia");
  const { person } = await boss.client.people.get({ personId });
  assert.deepEqual(person, {
    id: personId,
    name: "Nia",
    email: "nia@pending.example",
    affiliation: "internal",
    state: "active",
    organizationRole: null,
    status: "not-activated",
    issue: null,
    refused: {},
  });
});

test("adding a known person keeps their name [B11]", async () => {
  const { ann, oda, scheduleId } = await createTestWorld();
  const people = [{ address: "ODA@Example.org", name: "Another name" }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  assert(results[0]?.status === "added");
  assert.equal(results[0].member.personId, oda.id);
  assert.equal(results[0].member.name, "Oda");
});

test("previews the members of a new schedule with the same decisions as adding them [X24, B11]", async () => {
  const { ann, max, boss } = await createTestWorld();
  await boss.client.people.deactivate({ personId: max.id });
  const people = [
    { address: "ben@x.example", name: "Ben", role: "admin" as const },
    { address: "BEN@x.example" },
    { address: "no address" },
    { personId: max.id },
    { personId: ann.id },
  ];
  const { results } = await ann.client.schedules.previewMembers({ people });
  const { schedule } = await ann.client.schedules.create({ name: "Imported" });
  const added = await ann.client.members.add({ scheduleId: schedule.id, people });
  assert.deepEqual(statuses(results), statuses(added.results));
  assert.deepEqual(statuses(results), [
    "added",
    "member.already-there",
    "person.email-invalid",
    "person.deactivated",
    "member.already-there",
  ]);
});

test("refuses a row with an invalid name or address and adds the others [B11, P12]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const people = [
    { address: "ben@x.example", name: "Ben" },
    { address: "ann@x.example", name: "Ann\nLee" },
    { address: "cut@x.example", name: "Cut \ud83d" },
    { address: "rtl@x.example", name: "A\u202eB" },
    { address: "long@x.example", name: "x".repeat(121) },
    { address: "nameless@x.example", name: "" },
    { address: `${"x".repeat(400)}@x.example` },
    { address: "x".repeat(5000) },
    { address: "" },
    { address: "cut\ud83d@x.example" },
    { address: "cy@x.example", name: "Cy" },
  ];
  const { results } = await ann.client.members.add({ scheduleId, people });
  const [name, address] = ["person.name-invalid", "person.email-invalid"];
  const names = Array.from({ length: 5 }, () => name);
  assert.deepEqual(statuses(results), ["added", ...names, address, address, address, address, "added"]);
  const [, second] = results;
  assert(second?.status === "refused" && second.reason.code === "person.name-invalid");
  const expected = "a name without line breaks or control characters";
  assert.deepEqual(second.reason.details, { issues: [{ field: "name", expected }] });
});

test("returns a result for each of 500 rows and adds no one twice [B11]", async () => {
  const { ann, vic, app, scheduleId } = await createTestWorld();
  const before = (await ann.client.schedules.get({ scheduleId })).schedule.members;
  const people = Array.from({ length: 500 }, (_, i) => {
    if (i % 10 === 3) return { address: `not an address ${i}` };
    if (i % 10 === 5) return { address: `P${i - 1}@EXAMPLE.org` };
    if (i % 10 === 7) return i % 20 === 7 ? { personId: vic.id } : { address: "max@example.org" };
    return { address: `p${i}@example.org` };
  });
  const { results } = await ann.client.members.add({ scheduleId, people });
  const expected = people.map((_, i) =>
    i % 10 === 3 ? "person.email-invalid" : i % 10 === 5 || i % 10 === 7 ? "member.already-there" : "added",
  );
  assert.deepEqual(statuses(results), expected);
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.equal(schedule.members, before + 350);
  const again = await refusedRows(ann.client.members.add({ scheduleId, people }));
  assert(again.every((status) => status !== "added"));
  assert.deepEqual((await ann.client.schedules.get({ scheduleId })).schedule, schedule);
  await app.rollcall.close();
});

const refusedRows = async (
  answer: Promise<{ results: readonly { status: string; reason?: unknown }[] }>,
): Promise<readonly string[]> => statuses((await answer).results);

test("accepts 1 to 500 people per call, each identified by address or id [B11]", async () => {
  const { ann, max, app, scheduleId } = await createTestWorld();
  const add = (people: { address?: string; personId?: string }[]) => () =>
    ann.client.members.add({ scheduleId, people });
  const many = Array.from({ length: 501 }, (_, i) => ({ address: `p${i}@example.org` }));
  for (const people of [[], [{}], [{ address: "a@example.org", personId: max.id }], many]) {
    assert.equal(await refusedWithoutEffect(app, add(people)), "request.invalid");
  }
});

test("adds a person given by id and by address in one call only once [Q48]", async () => {
  const { ann, oda, scheduleId } = await createTestWorld();
  const people = [{ personId: oda.id }, { address: " oda@example.org " }, { personId: oda.id }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  assert.deepEqual(statuses(results), ["added", "member.already-there", "member.already-there"]);
});

test("a row rejected for its role can be repeated in the same call [P11]", async () => {
  const { max, scheduleId } = await createTestWorld();
  const people = [
    { address: "new@example.org", role: "admin" as const },
    { address: "new@example.org", role: "viewer" as const },
  ];
  const { results } = await max.client.members.add({ scheduleId, people });
  assert.deepEqual(statuses(results), ["member.role-above-yours", "added"]);
});

test("a member adds members and viewers, but no admins [Q9, P11]", async () => {
  const { max, scheduleId } = await createTestWorld();
  const people = (["member", "viewer", "admin"] as const).map((role) => ({ address: `${role}@example.org`, role }));
  const { results } = await max.client.members.add({ scheduleId, people });
  assert.deepEqual(statuses(results), ["added", "added", "member.role-above-yours"]);
});

test("rejects additions by viewers, and unknown roles from anyone [B66, P11]", async () => {
  const { ann, vic, app, scheduleId } = await createTestWorld();
  const add = (client: typeof ann.client, role: string) => () =>
    client.members.add({ scheduleId, people: [{ address: "new@example.org", role: role as "admin" }] });
  assert.equal(await refusedWithoutEffect(app, add(vic.client, "viewer")), "request.forbidden");
  for (const role of ["owner", "Admin", "", "__proto__"]) {
    assert.equal(await refusedWithoutEffect(app, add(ann.client, role)), "member.role-unknown");
    assert.equal(await refusedWithoutEffect(app, add(vic.client, role)), "member.role-unknown");
  }
});

test("adds external people as viewers only [Q50]", async () => {
  const { ann, boss, scheduleId } = await createTestWorld();
  const ids: string[] = [];
  for (const lastName of ["One", "Two", "Three"]) {
    const email = `${lastName}@workers.example`;
    ids.push((await boss.client.people.create({ firstName: "Wim", lastName, email })).person.id);
  }
  const [plain = "", asMember = "", asViewer = ""] = ids;
  const { results } = await ann.client.members.add({
    scheduleId,
    people: [{ personId: plain }, { personId: asMember, role: "member" }, { personId: asViewer, role: "viewer" }],
  });
  assert.deepEqual(statuses(results), ["added", "member.external-role", "added"]);
  assert(results[0]?.status === "added");
  assert.equal(results[0].member.role, "viewer");
  assert.equal(results[0].member.assignable, true);
  assert.equal(
    await codeOf(ann.client.members.setRole({ scheduleId, personId: plain, role: "admin" })),
    "member.external-role",
  );
});

test("a person in another organization looks like a missing one [P21, Q48]", async () => {
  const { ann, stranger, app, scheduleId } = await createTestWorld();
  const before = await app.everything();
  const people = [{ personId: stranger.id }, { personId: "missing" }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  assert.deepEqual(results[0], { status: "refused", reason: { code: "request.not-found" } });
  assert.deepEqual(results[0], results[1]);
  assert.deepEqual(await app.everything(), before);
});

test("a person added again keeps their history and starts as a member [P25]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const { person } = await max.client.people.getMe({});
  assert.equal(person.id, max.id);
  const { results } = await ann.client.members.add({ scheduleId, people: [{ address: "MAX@example.org" }] });
  assert(results[0]?.status === "added");
  assert.equal(results[0].member.personId, max.id);
});

test("keeps people with the same address in two organizations apart [Q48]", async () => {
  const app = await createTestApp();
  const here = await app.user("Ann");
  const there = await app.user("Ann", { organizationId: "umbrella" });
  assert.notEqual(here.id, there.id);
});
