import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openSkills } from "./skills.fixture.ts";

test("a scheduler adds skills with a scale and a position, and renames them; former names stay taken [X16]", async () => {
  const { ann, kim, boss, typeId, typeNamed } = await openSkills();
  const { type } = await kim.client.skills.updateType({ typeId, name: "Berthing", position: "" });
  assert.deepEqual([type.name, type.formerNames, type.position], ["Berthing", ["Mooring"], ""]);
  assert.equal(type.scale.labels[3], "Teaches");
  for (const name of ["berthing", "MOORING"])
    assert.equal(await codeOf(boss.client.skills.createType({ name })), "catalogue.name-taken");
  await kim.client.skills.updateType({ typeId, name: "Mooring" });
  assert.deepEqual((await typeNamed("Mooring"))?.formerNames, ["Berthing"]);
  const { types } = await ann.client.skills.listTypes({});
  assert.deepEqual(
    types.map(({ name, holders }) => [name, holders]),
    [["Mooring", null]],
  );
  assert.equal(await codeOf(ann.client.skills.createType({ name: "Diving" })), "request.forbidden");
});

test("a skill that someone has had is archived, not removed, and keeps its number of levels", async () => {
  const { kim, wim, zoe, typeId, typeNamed } = await openSkills();
  const removed = kim.client.skills.removeType({ typeId });
  assert.equal(await codeOf(removed), "catalogue.in-use");
  const shortened = kim.client.skills.updateType({ typeId, scale: { levels: 3, labels: [] } });
  assert.equal(await codeOf(shortened), "request.invalid");
  await kim.client.skills.archiveType({ typeId });
  const assigned = kim.client.skills.assign({ typeId, personIds: [zoe.id] });
  assert.equal(await codeOf(assigned), "catalogue.archived");
  assert.equal((await wim.client.portal.listSkills({})).skills.length, 1);
  await kim.client.skills.restoreType({ typeId });
  assert.equal((await typeNamed("Mooring"))?.archived, false);
  const { id } = (await kim.client.skills.createType({ name: "Diving" })).type;
  await kim.client.skills.updateType({ typeId: id, name: "Scuba" });
  await kim.client.skills.removeType({ typeId: id });
  assert.equal(await typeNamed("Scuba"), undefined);
  await kim.client.skills.createType({ name: "Diving" });
});

test("a skill is assigned to many people at once, with a result for each [P21]", async () => {
  const { app, kim, wim, zoe, typeId, typeNamed } = await openSkills();
  const stranger = await app.user("Sly", { organizationId: "elsewhere" });
  const { results } = await kim.client.skills.assign({ typeId, personIds: [wim.id, zoe.id, stranger.id] });
  assert.deepEqual(
    results.map((one) => (one.status === "refused" ? one.reason.code : one.status)),
    ["unchanged", "changed", "request.not-found"],
  );
  assert.equal((await typeNamed("Mooring"))?.holders, 2);
  await kim.client.skills.unassign({ typeId, personIds: [wim.id, zoe.id] });
  assert.equal((await typeNamed("Mooring"))?.holders, 0);
  const boss = await app.user("Sid", { organizationId: "elsewhere", organizationRole: "admin" });
  assert.equal(await codeOf(boss.client.skills.assign({ typeId, personIds: [stranger.id] })), "request.not-found");
});
