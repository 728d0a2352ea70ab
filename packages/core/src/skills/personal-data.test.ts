import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { openSkills } from "./skills.fixture.ts";

test("erasing a person removes their skills and ratings, and counts one holder fewer [Q49]", async () => {
  const { boss, kim, wim, zoe, typeId, typeNamed } = await openSkills();
  await kim.client.skills.assign({ typeId, personIds: [zoe.id] });
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 1, note: "Wary of heights" });
  await wim.client.portal.rateSkill({ typeId, rating: 4, note: "I love heights" });
  await boss.client.people.deactivate({ personId: wim.id });
  await boss.client.people.erase({ personId: wim.id });
  assert.equal((await typeNamed("Mooring"))?.holders, 1);
  const { rows } = await kim.client.skills.listHolders({ typeId });
  assert.deepEqual(
    rows.map(({ personId }) => personId),
    [zoe.id],
  );
});

test("an export contains skills and ratings, without schedulers' notes [A73, P43]", async () => {
  const { boss, kim, wim, typeId } = await openSkills();
  await kim.client.skills.rate({ personId: wim.id, typeId, rating: 1, note: "Wary of heights" });
  await wim.client.portal.rateSkill({ typeId, rating: 4, note: "I love heights" });
  for (const { document } of [
    await wim.client.portal.export({}),
    await boss.client.people.export({ personId: wim.id }),
  ]) {
    const text = JSON.stringify(document.records);
    assert.match(text, /"ownRating":4/);
    assert.match(text, /I love heights/);
    assert.doesNotMatch(text, /Wary of heights/);
  }
});

test("merging a scheduler with a person drops the rating that the scheduler gave that person [A73, Q46, Q17]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld();
  const email = "kim2@pending.example";
  const personId = await addAddress(ann.client, scheduleId, email);
  const kim = await app.user("Kim", { email, emailVerified: false, organizationRole: "scheduler" });
  const sam = await app.user("Sam", { organizationRole: "scheduler" });
  const rate = async (name: string, ...ratings: readonly (readonly [by: typeof kim, of: string, rating: number])[]) => {
    const { id: typeId } = (await sam.client.skills.createType({ name })).type;
    await sam.client.skills.assign({ typeId, personIds: [...new Set(ratings.map(([, of]) => of))] });
    for (const [by, of, rating] of ratings) {
      app.clock.advance(1000);
      await by.client.skills.rate({ personId: of, typeId, rating, note: "By the book" });
    }
  };
  await rate("By Kim", [kim, personId, 5]);
  await rate("By Sam", [sam, personId, 2]);
  await rate("By Kim for the other, by Sam for Kim", [sam, kim.id, 2], [kim, personId, 5]);
  await rate("By Kim for Ann", [kim, ann.id, 4]);
  await app.rollcall.dispatchMail();
  await kim.client.invitations.accept({ token: mailer.tokenTo(email) });
  const ratings = async (id: string) =>
    Object.fromEntries(
      (await sam.client.skills.listOf({ personId: id })).skills.map(({ name, rating, note }) => [name, [rating, note]]),
    );
  assert.deepEqual(await ratings(personId), {
    "By Kim": [null, ""],
    "By Sam": [2, "By the book"],
    "By Kim for the other, by Sam for Kim": [2, "By the book"],
  });
  assert.deepEqual(await ratings(ann.id), { "By Kim for Ann": [4, "By the book"] });
  const { entries } = await sam.client.people.listHistory({ personId });
  const dropped = entries.flatMap(({ lines }) => lines).filter(({ type }) => type === "holding-decision-dropped");
  assert.deepEqual(dropped.map(({ details }) => details["name"]).sort(), [
    "By Kim",
    "By Kim for the other, by Sam for Kim",
  ]);
});
