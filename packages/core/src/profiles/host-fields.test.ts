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

test("fields that a host declares stand behind the others in their group, by the label that it gave [X26, A11]", async () => {
  const { kim, wim } = await openProfiles({ profile: { fields: [badge, shoe, grade] } });
  const { profile } = await kim.client.profiles.get({ personId: wim.id });
  const { label, kind, choices, value, writable } = fieldIn(profile, "grade");
  assert.deepEqual([label, kind, choices, value, writable], ["Grade", "choice", ["Junior", "Senior"], null, true]);
  const details = profile.groups.find(({ group }) => group === "details")?.fields.map(({ name }) => name);
  assert.deepEqual(details?.slice(-3), ["kinPhone", "badge", "shoe"]);
});

test("what is declared is stored, checked, told to those who may read it, and kept in history [X26, X8]", async () => {
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

test("a host's field without a word about workers is not theirs to see, in whatever group [X26, P43]", async () => {
  const { worker: _worker, ...silent } = badge;
  const { wim } = await openProfiles({ profile: { fields: [silent] } });
  assert.equal(namesIn((await wim.client.portal.getProfile({})).profile).includes("badge"), false);
});

test("a host's field that workers read is shown in a group of which they read nothing else [X26, Q32]", async () => {
  const bonus: ProfileField = { name: "bonus", group: "compensation", label: "Bonus", kind: "money", worker: "read" };
  const { wim } = await openProfiles({ profile: { fields: [bonus] } });
  const { groups } = (await wim.client.portal.getProfile({})).profile;
  assert.deepEqual(
    groups.find(({ group }) => group === "compensation")?.fields.map(({ name }) => name),
    ["bonus"],
  );
});

test("a value of a field that is declared no more is not shown, and its history is for those who plan [X26, P43]", async () => {
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
  ["a name that is built in", { ...badge, name: "mobile" }, /two profile fields are called `mobile`/],
  ["a name of the person's", { ...badge, name: "email" }, /`email`: name: a name that is not taken/],
  ["a name that every object has", { ...badge, name: "constructor" }, /`constructor`: name/],
  ["a name that every object has, too", { ...badge, name: "toString" }, /`toString`: name/],
  ["a prototype", { ...badge, name: "__proto__" }, /`__proto__`: name: a small letter/],
  ["a name with a dot", { ...badge, name: "shoe.size" }, /`shoe\.size`: name: a small letter/],
  ["a name of 41 letters", { ...badge, name: "n".repeat(41) }, /name: a small letter/],
  ["no name", { ...badge, name: undefined }, /`undefined`: name/],
  ["nothing", undefined, /the profile field `undefined`/],
  ["no label", { ...badge, label: "" }, /`badge`: label: a name of 1 to 120 characters/],
  ["a group that is not one of six", { ...badge, group: "hobbies" }, /`badge`: group: one of `details`/],
  ["a kind that is none", { ...badge, kind: "file" }, /`badge`: kind: one of `text`/],
  ["a choice without choices", { ...badge, kind: "choice" }, /`badge`: choices: the kind `choice` has them/],
  ["a choice of nothing", { ...badge, kind: "choice", choices: [] }, /`badge`: choices: 1 to 100 choices/],
  ["a choice of the same twice", { ...badge, kind: "choice", choices: ["a", "a"] }, /`badge`: choices: no two/],
  ["choices of a text", { ...badge, choices: ["a"] }, /`badge`: choices: the kind `choice` has them/],
  ["a right that is none", { ...badge, worker: "delete" }, /`badge`: worker: one of `none`/],
  ["something else besides", { ...badge, required: true }, /`badge`: .*required/],
];

for (const [what, field, message] of wrongs) {
  test(`a house with ${what} as a field is not opened, and is told which one it is [X26, P26]`, async () => {
    const fields = [field as ProfileField];
    assert.throws(() => createProfileFields({ fields }), { name: "TypeError", message });
    await assert.rejects(createTestApp({ profile: { fields } }), { name: "TypeError", message });
  });
}

test("two fields of one name, and more than fifty, are refused [X26]", () => {
  assert.throws(() => createProfileFields({ fields: [badge, badge] }), /two profile fields are called `badge`/);
  const many = Array.from({ length: maxHostFields + 1 }, (_, i) => ({ ...badge, name: `badge${i}` }));
  assert.throws(() => createProfileFields({ fields: many }), /50 at most/);
  assert.equal(createProfileFields({ fields: many.slice(1) }).fields.has("badge50"), true);
});
