import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { fieldIn, openProfiles, valuesIn } from "./profiles.fixture.ts";

test("a worker's change in the portal overwrites the internal value [A66, P44]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 1", address: "Old street 1" } });
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 22" } });
  const { profile } = await kim.client.profiles.get({ personId: wim.id });
  assert.deepEqual([fieldIn(profile, "mobile").value, fieldIn(profile, "mobile").via], ["+31 20 22", "portal"]);
  assert.deepEqual([fieldIn(profile, "address").value, fieldIn(profile, "address").via], ["Old street 1", "host"]);
});

test("a later internal change overwrites the worker's value [A67, Q31]", async () => {
  const { kim, wim } = await openProfiles();
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 22" } });
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 33" } });
  const { profile } = await wim.client.portal.getProfile({});
  assert.deepEqual([fieldIn(profile, "mobile").value, fieldIn(profile, "mobile").via], ["+31 20 33", "host"]);
});

test("an outdated form writes only the fields it sends and reverts no others [P44]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 11", nickname: "Willy" } });
  const { profile: opened } = await kim.client.profiles.get({ personId: wim.id });
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 22" } });
  const seen = { nickname: fieldIn(opened, "nickname").number, mobile: fieldIn(opened, "mobile").number };
  const { profile, overwrote } = await kim.client.profiles.update({ personId: wim.id, set: { nickname: "W" }, seen });
  assert.deepEqual([fieldIn(profile, "mobile").value, fieldIn(profile, "nickname").value], ["+31 20 22", "W"]);
  assert.deepEqual(overwrote, []);
});

test("reports an unseen overwritten value with its author, time and origin [Q31, P44]", async () => {
  const { app, kim, wim } = await openProfiles();
  const { profile: opened } = await kim.client.profiles.get({ personId: wim.id });
  app.clock.advance(60_000);
  const at = new Date(app.clock.now()).toISOString();
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 22" } });
  app.clock.advance(60_000);
  const seen = { mobile: fieldIn(opened, "mobile").number };
  const { profile, overwrote } = await kim.client.profiles.update({
    personId: wim.id,
    set: { mobile: "+31 20 33" },
    seen,
  });
  assert.deepEqual(overwrote, [
    { field: "mobile", value: "+31 20 22", by: wim.id, byName: "Wim van der Berg", via: "portal", at },
  ]);
  const again = { mobile: fieldIn(profile, "mobile").number };
  const next = await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 44" }, seen: again });
  assert.deepEqual(next.overwrote, []);
});

test("setting the current value writes nothing and reports no overwrite [P44, A67]", async () => {
  const { app, kim, wim } = await openProfiles();
  const restrictions = [{ kind: "not-as" as const, position: "Diver" }];
  await kim.client.profiles.update({ personId: wim.id, set: { restrictions, mobile: "+31 20 22" } });
  const before = await app.everything();
  const same = [{ position: "Diver", kind: "not-as" as const }];
  const set = { restrictions: same, mobile: " +31 20 22 ", nickname: null, address: "  " };
  const { overwrote } = await kim.client.profiles.update({
    personId: wim.id,
    set,
    seen: { restrictions: 0, mobile: 0 },
  });
  assert.deepEqual(overwrote, []);
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 22" }, seen: { mobile: 0 } });
  assert.deepEqual(await app.everything(), before);
});

test("a cleared field is empty and records who cleared it [Q31]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
  const { profile } = await wim.client.portal.updateProfile({ set: { mobile: null } });
  const { value, number, changedBy } = fieldIn(profile, "mobile");
  assert.deepEqual([value, number, changedBy?.id], [null, 3, wim.id]);
});

const notTheirs: readonly (readonly [string, object])[] = [
  ["pay", { payRate: { amount: 99_999, currency: "EUR" } }],
  ["restrictions", { restrictions: [] }],
  ["skills, which have a catalog", { skills: [{ name: "Surgery", rating: 5 }] }],
  ["hours", { weeklyHours: 1 }],
  ["the address for mail", { email: "other@workers.example" }],
  ["an unknown field", { salary: 1 }],
  ["a column of the person", { organizationRole: "admin" }],
  ["a prototype", JSON.parse('{"__proto__":{"mobile":"1234"}}') as object],
  ["a constructor", { constructor: "x" }],
];

for (const [what, set] of notTheirs) {
  test(`rejects a worker's write of ${what} together with their other fields [P43, Q32]`, async () => {
    const { app, wim } = await openProfiles();
    // An assignment or a spread of `__proto__` wouldn't be sent.
    const asked: unknown = JSON.parse(
      JSON.stringify({ nickname: "N" }).replace("}", `,${JSON.stringify(set).slice(1)}`),
    );
    const work = () => wim.client.portal.updateProfile({ set: asked as never });
    assert.equal(await refusedWithoutEffect(app, work), "request.invalid");
    const { details } = await refusal(work(), "request.invalid");
    assert.deepEqual(details?.issues, [{ field: `set.${Object.keys(set)[0] ?? ""}`, expected: "no such field" }]);
  });
}

test("accepts an object with 1 to 100 fields [P26]", async () => {
  const { wim } = await openProfiles();
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`field${i}`, null]));
  for (const set of [{}, [], null, "nickname", many]) {
    const { details } = await refusal(wim.client.portal.updateProfile({ set: set as never }), "request.invalid");
    assert.deepEqual(details?.issues[0]?.field, "set");
  }
});

test("an external person's new name appears on all of their schedules at once [A66, Q44, B40]", async () => {
  const { app, ann, kim, wim, scheduleId } = await openProfiles();
  const otherId = await app.schedule(ann, "Day desk");
  for (const id of [scheduleId, otherId]) {
    await ann.client.members.add({ scheduleId: id, people: [{ personId: wim.id, role: "viewer", assignable: false }] });
  }
  await wim.client.portal.updateProfile({ set: { firstName: "Willem" } });
  assert.equal((await kim.client.people.get({ personId: wim.id })).person.name, "Willem van der Berg");
  for (const id of [scheduleId, otherId]) {
    const { member } = await ann.client.members.get({ scheduleId: id, personId: wim.id });
    assert.equal(member.name, "Willem van der Berg");
  }
  assert.deepEqual(
    (await kim.client.people.list({ search: "willem" })).rows.map(({ id }) => id),
    [wim.id],
  );
});

test("a name has 1 to 120 characters [P12, P26]", async () => {
  const { app, wim } = await openProfiles();
  const long = { firstName: "f".repeat(60), lastName: "l".repeat(60) };
  for (const set of [{ firstName: null, lastName: null }, { firstName: " ", lastName: "" }, long]) {
    const work = () => wim.client.portal.updateProfile({ set });
    assert.equal(await refusedWithoutEffect(app, work), "request.invalid");
    assert.match(JSON.stringify((await refusal(work())).details), /1 to 120 characters together/);
  }
  const { profile } = await wim.client.portal.updateProfile({ set: { lastName: null } });
  assert.equal(profile.name, "Wim");
});

test("notifies a worker which fields of their profile changed, without the values [P21, Q31]", async () => {
  const { app, kim, wim } = await openProfiles();
  const caller = { ...kim, actor: wim.actor };
  const { untilReady, next, abort } = await listen(app, caller, { [wim.id]: null });
  await untilReady();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22", address: "New street 2" } });
  const update = change(await next());
  assert.deepEqual(update.events, [{ type: "profile-changed", personId: wim.id, fields: ["mobile", "address"] }]);
  abort.abort();
});

test("publishes a new name to a schedule's topic, and no other profile change [P21, B40]", async () => {
  const { app, ann, kim, wim, scheduleId } = await openProfiles();
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id, role: "viewer", assignable: false }] });
  const { untilReady, next, abort } = await listen(app, ann, { [scheduleId]: null });
  await untilReady();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
  await kim.client.profiles.update({ personId: wim.id, set: { firstName: "Willem" } });
  const [event] = change(await next()).events;
  assert(event?.type === "member-known");
  assert.equal(event.personId, wim.id);
  abort.abort();
});

test("a dry run returns the resulting profile and writes nothing [X3]", async () => {
  const { app, kim, wim } = await openProfiles();
  const before = await app.everything();
  const { output } = await kim.client.profiles.update.dryRun({ personId: wim.id, set: { mobile: "+31 20 22" } });
  assert.deepEqual(valuesIn(output.profile)["mobile"], "+31 20 22");
  assert.deepEqual(await app.everything(), before);
});

test("an erased person's profile is empty and can't be written [Q49, P25]", async () => {
  const { app, boss, kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 987 65 43" } });
  await wim.client.portal.updateProfile({ set: { address: "Secret lane 7", nickname: "Wimpie" } });
  await boss.client.people.erase({ personId: wim.id });
  assert.doesNotMatch(JSON.stringify(await app.everything()), /987 65 43|Secret lane|Wimpie|van der Berg/);
  assert.deepEqual(valuesIn((await kim.client.profiles.get({ personId: wim.id })).profile), {});
  const work = () => kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
  assert.equal(await refusedWithoutEffect(app, work), "person.erased");
  assert.deepEqual((await kim.client.profiles.listChanges({ personId: wim.id })).rows, []);
  const restore = kim.client.profiles.restore({ personId: wim.id, field: "mobile", number: 2 });
  assert.equal(await codeOf(restore), "request.not-found");
});

test("a new name changes the position in the people list and notifies its viewers [A66, A40, P21]", async () => {
  const { app, kim, wim, zoe } = await openProfiles();
  const external = async () => (await kim.client.people.list({ affiliation: "external" })).rows.map(({ id }) => id);
  assert.deepEqual(await external(), [wim.id, zoe.id]);
  const { untilReady, next, abort } = await listen(app, kim, { "people:acme": null });
  await untilReady();
  await zoe.client.portal.updateProfile({ set: { firstName: "Abe" } });
  assert.deepEqual(change(await next()).events, [{ type: "people-changed", personId: zoe.id }]);
  abort.abort();
  assert.deepEqual(await external(), [zoe.id, wim.id]);
});

test("names the first author of a field, by address if they have no name [Q31, A66]", async () => {
  const { app, wim } = await openProfiles();
  const sue = await app.user("Sue", { organizationRole: "scheduler" });
  const { profile } = await sue.client.profiles.update({ personId: wim.id, set: { address: "New street 2" } });
  assert.deepEqual(fieldIn(profile, "address").changedBy, { id: sue.id, name: "Sue" });
  const bo = await app.user("Bo", { name: "" });
  const own = (await bo.client.portal.updateProfile({ set: { mobile: "+31 20 22" } })).profile;
  assert.deepEqual(fieldIn(own, "mobile").changedBy, { id: bo.id, name: bo.identity.email });
});

test("reports the first 20 issues of a request [P26]", async () => {
  const { kim, wim } = await openProfiles();
  const set = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`field${i}`, "x"]));
  const { details } = await refusal(kim.client.profiles.update({ personId: wim.id, set }), "request.invalid");
  assert.deepEqual(
    details?.issues.map(({ field }) => field),
    Array.from({ length: 20 }, (_, i) => `set.field${i}`),
  );
});
