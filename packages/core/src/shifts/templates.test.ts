import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { plan } from "./shifts.fixture.ts";
import { maxTemplates } from "./templates.ts";

/** A schedule with a night shift on Saturday, March 28, and a day shift on the Monday after, both in Zurich. */
async function openWeek() {
  const world = await createTestWorld();
  const { ann, max, scheduleId } = world;
  const night = { start: "2026-03-28T22:00[Europe/Zurich]", end: "2026-03-29T06:00[Europe/Zurich]" };
  await plan(ann, scheduleId, { ...night, kind: "Night", slots: 2, assignees: [{ personId: max.id }] });
  const gone = await plan(ann, scheduleId, { ...night, kind: "Gone" });
  await ann.client.shifts.update({ scheduleId, shiftId: gone.id, status: "cancelled" });
  const monday = { start: "2026-03-30T08:00[Europe/Zurich]", end: "2026-03-30T16:00[Europe/Zurich]" };
  await plan(ann, scheduleId, { ...monday, kind: "Day" });
  const save = (name: string, from: string) => ann.client.shifts.saveTemplate({ scheduleId, name, from });
  return { ...world, save };
}

test("saves a week's shifts as a template, and creates them in another week without people [B63]", async () => {
  const { ann, scheduleId, save } = await openWeek();
  const { template } = await save("Spring", "2026-03-24");
  assert.deepEqual([template.name, template.shifts], ["Spring", 2]);
  // Another first weekday: each shift keeps its own.
  const asked = { scheduleId, templateId: template.id, to: "2026-10-19" };
  const expected = (await ann.client.shifts.applyTemplate.dryRun(asked)).output.shifts;
  const { shifts } = await ann.client.shifts.applyTemplate(asked);
  assert.deepEqual(
    shifts.map(({ kind, start, end, slots, status, assignees }) => [kind, start, end, slots, status, assignees]),
    [
      ["Day", "2026-10-19T08:00:00+02:00[Europe/Zurich]", "2026-10-19T16:00:00+02:00[Europe/Zurich]", 1, "draft", []],
      ["Night", "2026-10-24T22:00:00+02:00[Europe/Zurich]", "2026-10-25T06:00:00+01:00[Europe/Zurich]", 2, "draft", []],
    ],
  );
  assert.deepEqual(
    expected.map(({ start }) => start),
    shifts.map(({ start }) => start),
  );
  assert.deepEqual(
    await ann.client.shifts.get({ scheduleId, shiftId: shifts[0]?.id ?? "" }).then(({ shift }) => shift),
    shifts[0],
  );
});

test("replaces a template with the same name, and removes templates [B63]", async () => {
  const { ann, scheduleId, save } = await openWeek();
  const { template } = await save("Spring", "2026-03-24");
  await save("Autumn", "2026-03-24");
  assert.deepEqual((await save("Spring", "2026-03-30")).template, { ...template, shifts: 1 });
  const names = async () =>
    (await ann.client.shifts.listTemplates({ scheduleId })).templates.map(({ name, shifts }) => `${name} ${shifts}`);
  assert.deepEqual(await names(), ["Autumn 2", "Spring 1"]);
  await ann.client.shifts.removeTemplate({ scheduleId, templateId: template.id });
  assert.deepEqual(await names(), ["Autumn 2"]);
  const gone = { scheduleId, templateId: template.id };
  assert.equal(await codeOf(ann.client.shifts.removeTemplate(gone)), "request.not-found");
  assert.equal(await codeOf(ann.client.shifts.applyTemplate({ ...gone, to: "2026-04-06" })), "request.not-found");
});

test("rejects templates without shifts, and more than 50 per schedule [B63]", async () => {
  const { app, ann, scheduleId, save } = await openWeek();
  assert.equal(await refusedWithoutEffect(app, () => save("Empty", "2027-01-04")), "request.invalid");
  for (let i = 0; i < maxTemplates; i++) await save(`Week ${i}`, "2026-03-24");
  const { details } = await refusal(save("One more", "2026-03-24"), "request.invalid");
  assert.equal(details?.issues[0]?.field, "name");
  assert.equal((await save("Week 3", "2026-03-30")).template.shifts, 1);
  assert.equal((await ann.client.shifts.listTemplates({ scheduleId })).templates.length, maxTemplates);
});

test("shows templates only to people who plan, and changes none on an archived schedule [B65, P21]", async () => {
  const { ann, vic, boss, stranger, scheduleId, save } = await openWeek();
  const { template } = await save("Spring", "2026-03-24");
  assert.equal(await codeOf(vic.client.shifts.listTemplates({ scheduleId })), "request.forbidden");
  assert.equal(await codeOf(stranger.client.shifts.listTemplates({ scheduleId })), "request.not-found");
  await boss.client.schedules.archive({ scheduleId });
  assert.equal(await codeOf(save("Late", "2026-03-24")), "schedule.archived");
  const key = { scheduleId, templateId: template.id };
  assert.equal(await codeOf(ann.client.shifts.applyTemplate({ ...key, to: "2026-04-06" })), "schedule.archived");
  assert.equal((await ann.client.shifts.listTemplates({ scheduleId })).templates.length, 1);
});
