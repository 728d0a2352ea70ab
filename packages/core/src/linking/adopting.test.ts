import assert from "node:assert/strict";
import test from "node:test";
import { addAddress } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

const everyone = ["Max", "Kim", "Lou", "Noa"].map((name) => upstreamPerson(name));
const without = (...names: readonly string[]) => everyone.filter(({ name }) => !names.includes(name));

test("an adopted member stays when they disappear upstream, others leave, and both return as before [X4, B29, B36]", async () => {
  const { ann, boss, upstream, scheduleId, link, sync, roster, idOf } = await createLinkedWorld();
  upstream.people = everyone;
  await link();
  const [kim, max] = [await idOf("Kim"), await idOf("Max")];
  const adopt = ann.client.links.adopt;
  const { effects, output } = await adopt.dryRun({ scheduleId, personId: kim });
  assert.deepEqual([effects.whenGone, output.member.provenance, output.member.adopted], ["stays", "both", true]);
  await adopt({ scheduleId, personId: kim });
  await adopt({ scheduleId, personId: kim });
  assert.equal(await codeOf(ann.client.members.remove({ scheduleId, personId: kim })), "member.managed-by-link");

  upstream.people = without("Kim", "Max");
  const { plan } = await ann.client.links.getPlan({ scheduleId });
  assert.deepEqual(
    plan?.kept.map(({ name, reason }) => [name, reason]),
    [["Kim", "adopted"]],
  );
  await sync();
  assert.deepEqual([(await roster())["Kim"], (await roster())["Max"]], ["member - local queued", undefined]);
  const set = ann.client.members.setAssignable({ scheduleId, personId: kim, assignable: true });
  assert.equal(await codeOf(set), "member.not-in-linked-schedule");

  upstream.people = everyone;
  await sync();
  assert.equal((await roster())["Kim"], "member assignable both queued");
  upstream.people = without("Kim");
  await sync();
  await boss.client.links.remove({ scheduleId });
  const { member } = await ann.client.members.get({ scheduleId, personId: kim });
  assert.deepEqual([member.assignable, member.provenance, member.adopted], [true, "local", false]);
  assert.equal(await codeOf(adopt({ scheduleId, personId: max })), "schedule.not-linked");
});

test("a released member leaves with the linked schedule, even one who was added here first [X4, B27, B36]", async () => {
  const { ann, vic, upstream, scheduleId, link, sync, roster, idOf } = await createLinkedWorld();
  const kim = await addAddress(ann.client, scheduleId, "kim@example.org", { assignable: false });
  upstream.people = everyone;
  await link();
  const lou = await idOf("Lou");
  const { release, adopt } = ann.client.links;
  assert.equal(await codeOf(release({ scheduleId, personId: vic.id })), "member.not-in-linked-schedule");
  assert.equal(await codeOf(vic.client.links.adopt({ scheduleId, personId: lou })), "request.forbidden");
  await adopt({ scheduleId, personId: lou });
  const released = [];
  for (const personId of [kim, lou, lou]) released.push((await release({ scheduleId, personId })).member);
  assert.deepEqual(
    released.map(({ provenance, adopted, assignable }) => [provenance, adopted, assignable]),
    [
      ["linked", false, false],
      ["linked", false, true],
      ["linked", false, true],
    ],
  );
  const { entries } = await ann.client.history.list({ scheduleId, limit: 3 });
  const reasons = entries.flatMap(({ lines }) => lines.map(({ details }) => details["because"]));
  assert.deepEqual(reasons, ["released", "released", "adopted"]);
  upstream.people = without("Kim", "Lou");
  await sync();
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Max", "Noa", "Vic"]);
});

test("adopted admins count, so no other admin is kept [X4, Q5, P63]", async () => {
  const { ann, boss, upstream, scheduleId, link, sync, roster, idOf } = await createLinkedWorld();
  upstream.people = [...everyone, upstreamPerson("Ann"), upstreamPerson("Bob")];
  await link();
  await boss.client.links.adopt({ scheduleId, personId: ann.id });
  upstream.people = everyone;
  await sync();
  assert.deepEqual(await idOf("Ann"), ann.id);
  const { member } = await ann.client.members.get({ scheduleId, personId: ann.id });
  assert.deepEqual([member.role, member.keptAsLastAdmin, member.adopted], ["admin", false, true]);
  assert.equal((await roster())["Bob"], undefined);
});

test("a member's fields show where they can be changed: account, linked schedule or here [X4, B22, P61]", async () => {
  const { app, ann, boss, max, vic, scheduleId, upstream, link, idOf } = await createLinkedWorld();
  const sourcesOf = async (personId: string) =>
    Object.values((await vic.client.members.get({ scheduleId, personId })).sources).join(" ");
  upstream.people = everyone;
  const lea = await addAddress(ann.client, scheduleId, "lea@example.org");
  assert.equal(await sourcesOf(lea), "local local local local");
  await link();
  const kim = await idOf("Kim");
  assert.equal(await sourcesOf(kim), "linked linked local local");
  assert.equal(await sourcesOf(max.id), "account account local local");
  assert.equal(await sourcesOf(lea), "local local local linked");
  await ann.client.members.setAssignable({ scheduleId, personId: kim, assignable: false });
  assert.equal(await sourcesOf(kim), "linked linked local local");
  await app.user("Kim", { email: "kim@example.org" });
  assert.equal(await sourcesOf(kim), "account account local local");
  await boss.client.links.remove({ scheduleId });
  assert.equal(await sourcesOf(lea), "local local local local");
});
