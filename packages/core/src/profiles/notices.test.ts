import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openProfiles, portalOf, type Worker } from "./profiles.fixture.ts";

/** The fields the portal marks as changed by others, and the number on its dashboard. */
async function newsOf({ client }: Worker) {
  const { profile } = await client.portal.getProfile({});
  const { cards } = await client.portal.get({});
  const fields = profile.groups.flatMap(({ fields }) => fields.filter(({ notice }) => notice).map(({ name }) => name));
  assert.equal(cards?.find(({ section }) => section === "profile")?.count, fields.length);
  return { fields, number: profile.number };
}

test("marks a scheduler's changes for the worker, but not initial values [X12]", async () => {
  const { kim, wim } = await openProfiles();
  assert.deepEqual((await newsOf(wim)).fields, []);
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22", weeklyHours: 36 } });
  assert.deepEqual((await newsOf(wim)).fields, ["mobile", "weeklyHours"]);
});

test("a worker's own change isn't marked and clears the mark of that field [X12]", async () => {
  const { kim, wim } = await openProfiles();
  await wim.client.portal.updateProfile({ set: { nickname: "N" } });
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
  await wim.client.portal.updateProfile({ set: { mobile: "+31 20 33" } });
  assert.deepEqual((await newsOf(wim)).fields, []);
});

test("doesn't mark fields the worker can't read [X12, P43]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { payKind: "simple" } });
  assert.deepEqual((await newsOf(wim)).fields, []);
});

test("dismissing clears the marks seen so far and keeps later ones [X12]", async () => {
  const { kim, wim } = await openProfiles();
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
  const { number: upTo } = await newsOf(wim);
  await kim.client.profiles.update({ personId: wim.id, set: { address: "New street 2" } });
  const { profile } = await wim.client.portal.dismissNotices({ upTo });
  assert.deepEqual((await newsOf(wim)).fields, ["address"]);
  await wim.client.portal.dismissNotices({ upTo: profile.number });
  assert.deepEqual((await newsOf(wim)).fields, []);
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 44" } });
  assert.deepEqual((await newsOf(wim)).fields, ["mobile"]);
});

test("rejects dismissing future numbers and ignores lower ones [X12, P26]", async () => {
  const { app, kim, wim } = await openProfiles();
  await wim.client.portal.dismissNotices({ upTo: 1_000_000 });
  await kim.client.profiles.update({ personId: wim.id, set: { mobile: "+31 20 22" } });
  assert.deepEqual((await newsOf(wim)).fields, ["mobile"]);
  await wim.client.portal.dismissNotices({ upTo: 2 });
  const before = await app.everything();
  await wim.client.portal.dismissNotices({ upTo: 0 });
  assert.deepEqual(await app.everything(), before);
  assert.equal(await codeOf(wim.client.portal.dismissNotices({ upTo: -1 })), "request.invalid");
});

test("dismissing without a profile writes nothing [X12]", async () => {
  const { app, max } = await openProfiles();
  const worker = portalOf(app, max.id);
  const before = await app.everything();
  await worker.client.portal.dismissNotices({ upTo: 9 });
  assert.deepEqual(await app.everything(), before);
  assert.deepEqual((await newsOf(worker)).fields, []);
});

test("changing an unreadable field doesn't change the worker's profile number [X12, P43]", async () => {
  const { kim, wim } = await openProfiles();
  const { number } = await newsOf(wim);
  await kim.client.profiles.update({ personId: wim.id, set: { payKind: "simple" } });
  assert.equal((await newsOf(wim)).number, number);
});
