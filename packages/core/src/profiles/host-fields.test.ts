import assert from "node:assert/strict";
import test from "node:test";
import { createTestApp, refusal } from "../testing/test-app.fixture.ts";
import { createProfileFields, maxHostFields } from "./create-profile-fields.ts";
import type { ProfileField } from "./profile-field.ts";
import { fieldIn, namesIn, openProfiles } from "./profiles.fixture.ts";

const badge: ProfileField = { name: "badge", group: "details", label: "Badge", kind: "text", worker: "write" };
const shoe: ProfileField = { name: "shoe", group: "details", label: "Size of shoes", kind: "number", worker: "read" };
const grade: ProfileField = {
  name: "grade",
  group: "compensation",
  label: "Grade",
  kind: "choice",
  choices: ["Junior", "Senior"],
};

test("lists host fields after built-in ones in their group, with the host's label [X26, A11]", async () => {
  const { kim, wim } = await openProfiles({ profile: { fields: [badge, shoe, grade] } });
  const { profile } = await kim.client.profiles.get({ personId: wim.id });
  const { label, kind, choices, value, writable } = fieldIn(profile, "grade");
  assert.deepEqual([label, kind, choices, value, writable], ["Grade", "choice", ["Junior", "Senior"], null, true]);
  const details = profile.groups.find(({ group }) => group === "details")?.fields.map(({ name }) => name);
  assert.deepEqual(details?.slice(-3), ["timeZone", "badge", "shoe"]);
});

test("stores and validates host fields, publishes them to readers and keeps their history [X26, X8]", async () => {
  const { kim, wim } = await openProfiles({ profile: { fields: [badge, shoe, grade] } });
  const personId = wim.id;
  await kim.client.profiles.update({ personId, set: { badge: "B-1", shoe: 43, grade: "Senior" } });
  await wim.client.portal.updateProfile({ set: { badge: "B-2" } });
  const { profile } = await wim.client.portal.getProfile({});
  assert.deepEqual([fieldIn(profile, "badge").value, fieldIn(profile, "shoe").value], ["B-2", 43]);
  assert.deepEqual([fieldIn(profile, "badge").writable, fieldIn(profile, "shoe").writable], [true, false]);
  assert.equal(namesIn(profile).includes("grade"), false);
  const { rows } = await kim.client.profiles.listChanges({ personId, field: "badge" });
  assert.deepEqual(
    rows.map(({ before, after, via }) => [before, after, via]),
    [
      ["B-1", "B-2", "portal"],
      [null, "B-1", "host"],
    ],
  );
  for (const set of [{ shoe: 44 }, { grade: "Junior" }]) {
    assert.equal((await refusal(wim.client.portal.updateProfile({ set }))).code, "request.invalid");
  }
  const update = kim.client.profiles.update({ personId, set: { grade: "King", shoe: "43" } });
  const { details } = await refusal(update, "request.invalid");
  assert.deepEqual(
    details?.issues.map(({ field }) => field),
    ["set.grade", "set.shoe"],
  );
});

test("hides a host field from workers by default, in any group [X26, P43]", async () => {
  const { worker: _worker, ...silent } = badge;
  const { wim } = await openProfiles({ profile: { fields: [silent] } });
  assert.equal(namesIn((await wim.client.portal.getProfile({})).profile).includes("badge"), false);
});

test("shows a readable host field in a group without other readable fields [X26, Q32]", async () => {
  const bonus: ProfileField = { name: "bonus", group: "compensation", label: "Bonus", kind: "money", worker: "read" };
  const { wim } = await openProfiles({ profile: { fields: [bonus] } });
  const { groups } = (await wim.client.portal.getProfile({})).profile;
  assert.deepEqual(
    groups.find(({ group }) => group === "compensation")?.fields.map(({ name }) => name),
    ["bonus"],
  );
});

test("hides the value of a field that is no longer declared, and shows its history only to schedulers [X26, P43]", async () => {
  const world = await openProfiles({ profile: { fields: [badge] } });
  const personId = world.wim.id;
  await world.wim.client.portal.updateProfile({ set: { badge: "B-2" } });
  const { store, ids } = world.app;
  const app = await createTestApp({ store, ids });
  const kim = await app.user("Kim", { organizationRole: "scheduler" });
  assert.equal(namesIn((await kim.client.profiles.get({ personId })).profile).includes("badge"), false);
  assert.equal((await kim.client.profiles.listChanges({ personId, field: "badge" })).rows.length, 1);
  const restore = kim.client.profiles.restore({ personId, field: "badge", number: 2 });
  const { details } = await refusal(restore, "request.invalid");
  assert.deepEqual(details?.issues, [{ field: "field", expected: "no such field" }]);
});

const wrongs: readonly (readonly [string, unknown, RegExp])[] = [
  ["the name of a built-in field", { ...badge, name: "mobile" }, /two profile fields are named `mobile`/],
  ["the name of a person's column", { ...badge, name: "email" }, /`email`: name: a name that is not taken/],
  ["a name every object has", { ...badge, name: "constructor" }, /`constructor`: name/],
  ["another name every object has", { ...badge, name: "toString" }, /`toString`: name/],
  ["a prototype", { ...badge, name: "__proto__" }, /`__proto__`: name: a lowercase letter/],
  ["a name with a dot", { ...badge, name: "shoe.size" }, /`shoe\.size`: name: a lowercase letter/],
  ["a name of 41 characters", { ...badge, name: "n".repeat(41) }, /name: a lowercase letter/],
  ["no name", { ...badge, name: undefined }, /`undefined`: name/],
  ["nothing", undefined, /the profile field `undefined`/],
  ["no label", { ...badge, label: "" }, /`badge`: label: a name of 1 to 120 characters/],
  ["an unknown group", { ...badge, group: "hobbies" }, /`badge`: group: one of `details`/],
  ["an unknown kind", { ...badge, kind: "file" }, /`badge`: kind: one of `text`/],
  ["a choice without choices", { ...badge, kind: "choice" }, /`badge`: choices: required for the kind `choice`/],
  ["an empty choice", { ...badge, kind: "choice", choices: [] }, /`badge`: choices: 1 to 100 choices/],
  ["a duplicate choice", { ...badge, kind: "choice", choices: ["a", "a"] }, /`badge`: choices: no duplicates/],
  ["choices for a text field", { ...badge, choices: ["a"] }, /`badge`: choices: required for the kind `choice`/],
  ["an unknown permission", { ...badge, worker: "delete" }, /`badge`: worker: one of `none`/],
  ["an unknown property", { ...badge, required: true }, /`badge`: .*required/],
];

for (const [what, field, message] of wrongs) {
  test(`rejects ${what} in a host field and names the field [X26, P26]`, async () => {
    const fields = [field as ProfileField];
    assert.throws(() => createProfileFields({ fields }), { name: "TypeError", message });
    await assert.rejects(createTestApp({ profile: { fields } }), { name: "TypeError", message });
  });
}

test("rejects duplicate field names and more than 50 fields [X26]", () => {
  assert.throws(() => createProfileFields({ fields: [badge, badge] }), /two profile fields are named `badge`/);
  const many = Array.from({ length: maxHostFields + 1 }, (_, i) => ({ ...badge, name: `badge${i}` }));
  assert.throws(() => createProfileFields({ fields: many }), /at most 50/);
  assert.equal(createProfileFields({ fields: many.slice(1) }).fields.has("badge50"), true);
});
