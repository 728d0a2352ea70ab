import assert from "node:assert/strict";
import test from "node:test";
import { openSkills } from "./skills.fixture.ts";

test("erasing a person removes their skills and ratings, and counts one holder less [Q49]", async () => {
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

test("an export contains skills and ratings, without the notes of schedulers [A73, P43]", async () => {
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
