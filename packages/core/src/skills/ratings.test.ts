import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openSkills } from "./skills.fixture.ts";

test("a worker's own rating and the scheduler's are kept side by side, never merged [A53, A73, X16]", async () => {
  const { kim, wim, typeId } = await openSkills();
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 2, note: "Needs practice" });
  const { skill } = await wim.client.portal.rateSkill({ typeId, rating: 4, note: "Ten years at sea" });
  assert.deepEqual([skill.rating, skill.ownRating, skill.ownNote, skill.gap], [2, 4, "Ten years at sea", 2]);
  assert(!JSON.stringify(await wim.client.portal.listSkills({})).includes("Needs practice"));
  const { skills } = await kim.client.skills.listOf({ personId: wim.id });
  assert.deepEqual(
    skills.map(({ rating, note, ownRating, ownNote, gap }) => [rating, note, ownRating, ownNote, gap]),
    [[2, "Needs practice", 4, "Ten years at sea", 2]],
  );
  await wim.client.portal.rateSkill({ typeId, rating: null });
  assert.equal((await kim.client.skills.listOf({ personId: wim.id })).skills[0]?.rating, 2);
});

test("the history of both ratings is kept, with the scheduler's notes visible only to schedulers [A63, X16]", async () => {
  const { kim, wim, typeId } = await openSkills();
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 2, note: "Needs practice" });
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 3 });
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 3 });
  await wim.client.portal.rateSkill({ typeId, rating: 4, note: "Sure" });
  await kim.client.skills.unassign({ typeId, personIds: [wim.id] });
  const managed = await kim.client.skills.listRatings({ personId: wim.id, typeId });
  assert.deepEqual(
    managed.byScheduler.map(({ rating, note, authorName }) => [rating, note, authorName]),
    [
      [3, "", "Kim"],
      [2, "Needs practice", "Kim"],
    ],
  );
  const own = await wim.client.portal.listRatings({ typeId });
  assert.deepEqual(
    own.byScheduler.map((one) => Object.keys(one).sort()),
    [
      ["at", "rating"],
      ["at", "rating"],
    ],
  );
  assert.deepEqual(
    own.own.map(({ rating, note }) => [rating, note]),
    [[4, "Sure"]],
  );
});

test("ratings must fit the scale, need the skill, and come from the right person [A73, P42]", async () => {
  const { app, kim, boss, wim, zoe, typeId } = await openSkills();
  const rated = (personId: string, rating: number) => codeOf(kim.client.skills.rate({ personId, typeId, rating }));
  assert.equal(await rated(wim.id, 5), "request.invalid");
  assert.equal(await codeOf(wim.client.portal.rateSkill({ typeId, rating: 5 })), "request.invalid");
  assert.equal(await rated(zoe.id, 1), "request.not-found");
  assert.equal(await codeOf(zoe.client.portal.rateSkill({ typeId, rating: 1 })), "request.not-found");
  await kim.client.skills.assign({ typeId, personIds: [kim.id] });
  assert.equal(await rated(kim.id, 4), "request.forbidden");
  await boss.client.skills.rate({ personId: kim.id, typeId, rating: 4 });
  assert.equal(await codeOf(wim.client.skills.listOf({ personId: wim.id })), "request.forbidden");
  const foreign = await app.user("Sid", { organizationId: "elsewhere", organizationRole: "admin" });
  assert.equal(await codeOf(foreign.client.skills.listRatings({ personId: wim.id, typeId })), "request.not-found");
});

test("schedulers filter the people who have a skill by gap and by schedule [X16]", async () => {
  const { ann, kim, wim, zoe, max, typeId, scheduleId } = await openSkills();
  await kim.client.skills.assign({ typeId, personIds: [zoe.id, max.id] });
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 1 });
  await wim.client.portal.rateSkill({ typeId, rating: 4 });
  await kim.client.skills.rate({ personId: zoe.id, typeId, rating: 3 });
  await zoe.client.portal.rateSkill({ typeId, rating: 2 });
  const names = async (asked: Parameters<typeof kim.client.skills.listHolders>[0]) =>
    (await kim.client.skills.listHolders(asked)).rows.map(({ personName }) => personName);
  assert.deepEqual(await names({ typeId, gap: "above" }), ["Wim van der Berg"]);
  assert.deepEqual(await names({ gap: "below" }), ["Zoe Zimmer"]);
  assert.deepEqual(await names({ scheduleId }), ["Max"]);
  assert.deepEqual(await names({ scheduleId, typeId, gap: "above" }), []);
  const found: string[] = [];
  let pages = 0;
  let next: string | null | undefined;
  do {
    const page = await kim.client.skills.listHolders({ scheduleId, limit: 1, ...(next && { after: next }) });
    found.push(...page.rows.map(({ personName }) => personName));
    pages++;
    ({ next } = page);
  } while (next !== null);
  assert.deepEqual([found, pages], [["Max"], 3], "a page for each member of the schedule");
  const first = await kim.client.skills.listHolders({ typeId, limit: 2 });
  const after = first.next ?? assert.fail("the page is the last");
  assert.deepEqual(await names({ typeId, after }), ["Zoe Zimmer"]);
  assert.equal(await codeOf(ann.client.skills.listHolders({})), "request.forbidden");
});
