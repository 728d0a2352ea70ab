import { createMemoryFiles } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal, type TestUser } from "../testing/test-app.fixture.ts";
import { createReportsWorld, sampleFields, samplePhoto, shiftEnd } from "./reports.fixture.ts";

const submit = async (
  { client }: TestUser,
  scheduleId: string,
  shiftId: string,
  answers: Record<string, boolean | number | string[]>,
) => client.portal.submitReport({ scheduleId, shiftId, answers, revision: 0 });

test("sends a report back with a question, and marks it as seen until it changes [X17]", async () => {
  const { app, ann, max, scheduleId, work } = await createReportsWorld();
  const key = { scheduleId, shiftId: await work(max) };
  const ofMax = { ...key, personId: max.id };
  app.clock.set(shiftEnd);
  await submit(max, scheduleId, key.shiftId, { calm: true });
  await ann.client.reports.markSeen({ ...ofMax, revision: 1 });
  const { submitted } = await max.client.portal.listReports({});
  assert.deepEqual(
    submitted.map(({ seen, revision }) => [seen, revision]),
    [[true, 1]],
  );
  assert.equal(await codeOf(ann.client.reports.askBack({ ...ofMax, revision: 1, note: " " })), "request.invalid");
  await ann.client.reports.askBack({ ...ofMax, revision: 1, note: "How many guests?" });
  assert.equal(await codeOf(ann.client.reports.askBack({ ...ofMax, revision: 2, note: "And?" })), "report.closed");
  const { report } = await max.client.portal.getReport(key);
  assert.deepEqual([report.state, report.question, report.answers], ["asked-back", "How many guests?", { calm: true }]);
  assert.equal((await max.client.portal.get({})).toDos[0]?.kind, "report-question");

  await max.client.portal.saveReportDraft({ ...key, answers: { calm: true, guests: 7 }, revision: 2 });
  assert.deepEqual((await ann.client.reports.get(ofMax)).report.answers, { calm: true });
  await max.client.portal.submitReport({ ...key, answers: { calm: true, guests: 7 }, revision: 3 });
  const after = (await ann.client.reports.get(ofMax)).report;
  assert.deepEqual(
    [after.state, after.seen, after.question, after.answers],
    ["amended", false, "", { calm: true, guests: 7 }],
  );
});

test("reviews only the revision that the planner saw, even if two of them act at once [X17]", async () => {
  const { app, ann, max, scheduleId, work } = await createReportsWorld();
  const key = { scheduleId, shiftId: await work(max) };
  const ofMax = { ...key, personId: max.id };
  app.clock.set(shiftEnd);
  await submit(max, scheduleId, key.shiftId, { calm: true });
  const outcomes = await Promise.all([
    codeOf(max.client.portal.amendReport({ ...key, answers: { calm: true, guests: 1 }, revision: 1 })).catch(
      () => "done",
    ),
    codeOf(ann.client.reports.askBack({ ...ofMax, revision: 1, note: "Why?" })).catch(() => "done"),
  ]);
  assert.equal(outcomes.filter((one) => one === "done").length, 1, outcomes.join());
  assert(outcomes.some((one) => one === "request.stale-version" || one === "report.closed"));
  const { report } = await ann.client.reports.get(ofMax);
  assert.equal(report.revision, 2);
  const again = await Promise.all(
    [1, 2].map(async (guests) =>
      codeOf(max.client.portal.amendReport({ ...key, answers: { calm: true, guests }, revision: 2 })).catch(
        () => "done",
      ),
    ),
  );
  assert.equal(again.filter((one) => one === "done").length, report.state === "amended" ? 1 : 0);
});

test("lists reports by schedule, kind, person, period, state and answer, page by page [X17, P21]", async () => {
  const { app, ann, max, boss, vic, stranger, scheduleId, work } = await createReportsWorld();
  await boss.client.reports.saveForm({ kind: "Late", title: "Late", fields: [...sampleFields], version: 0 });
  const late = { start: "2026-02-03T14:00[Europe/Zurich]", end: "2026-02-03T22:00[Europe/Zurich]" };
  const early = await work(max);
  const other = await work(max, { kind: "Late", ...late });
  const anns = await work(ann, late);
  app.clock.set(Date.UTC(2026, 1, 4));
  await submit(max, scheduleId, early, { calm: true });
  await submit(max, scheduleId, other, { calm: true, guests: 5 });
  await submit(ann, scheduleId, anns, { calm: true, guests: 9 });
  type Filter = Parameters<typeof ann.client.reports.list>[0];
  const list = async (filter: Filter = {}, by = ann) =>
    (await by.client.reports.list({ scheduleId, ...filter })).rows.map(({ shiftId }) => shiftId).toSorted();
  assert.deepEqual(await list(), [early, other, anns].toSorted());
  assert.deepEqual(await list({ kind: "Late" }), [other]);
  assert.deepEqual(await list({ personId: ann.id }), [anns]);
  assert.deepEqual(await list({ until: "2026-02-03T00:00:00Z" }), [early]);
  assert.deepEqual(await list({ from: "2026-02-03T00:00:00Z" }), [other, anns].toSorted());
  assert.deepEqual(await list({ answer: { field: "guests", equals: 9 } }), [anns]);
  assert.deepEqual(await list({ state: "asked-back" }), []);
  assert.deepEqual(await list({ seen: false }), [early, other, anns].toSorted());
  const pages = async (filter: Filter) => {
    const found: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await boss.client.reports.list({ limit: 1, ...filter, ...(after !== undefined && { after }) });
      found.push(...page.rows.map(({ shiftId }) => shiftId));
      after = page.next;
    }
    return found;
  };
  const all = await pages({});
  assert.deepEqual([all.length, all[2]], [3, early]);
  assert.deepEqual(await pages({ personId: max.id }), [other, early]);
  assert.deepEqual(await pages({ personId: max.id, kind: "Early", scheduleId }), [early]);
  const sorted = async (filter: Filter) => (await pages(filter)).toSorted();
  assert.deepEqual(await sorted({ kind: "Early" }), [early, anns].toSorted());
  assert.deepEqual(await sorted({ kind: "Early", state: "amended" }), []);
  assert.deepEqual(await sorted({ scheduleId, state: "submitted" }), [early, other, anns].toSorted());
  const own = { personId: max.id, limit: 1 };
  const foreign = await stranger.client.reports.list(own);
  assert.deepEqual([foreign.rows, foreign.next], [[], null]);
  assert.equal(await codeOf(list({}, vic)), "request.forbidden");
  assert.equal(await codeOf(list({}, stranger)), "request.not-found");
  assert.equal(await codeOf(max.client.reports.list({})), "request.forbidden");
});

test("shows photos to the planners of the schedule once they are submitted, and keeps replaced ones [X17, P51]", async () => {
  const { app, ann, max, boss, scheduleId, work } = await createReportsWorld({
    files: { storage: createMemoryFiles() },
  });
  const fields = [{ id: "photos", label: "Photos", type: "photo" as const, max: 2 }];
  await boss.client.reports.saveForm({ kind: "Early", title: "Photos", fields, version: 1 });
  const key = { scheduleId, shiftId: await work(max) };
  app.clock.set(shiftEnd);
  const upload = async (by = max) => (await by.client.files.upload(samplePhoto, "Photo.png")).id;
  const open = async (user: TestUser, id: string) =>
    codeOf(Promise.resolve(app.rollcall.files?.open(id, await user.actor()))).catch(() => "open");
  const [first, second, foreign] = [await upload(), await upload(), await upload(ann)];
  const save = async (photos: string[], revision: number) =>
    max.client.portal.saveReportDraft({ ...key, answers: { photos }, revision });
  assert.equal(await codeOf(save([foreign], 0)), "request.not-found");
  await save([first], 0);
  assert.deepEqual([await open(max, first), await open(ann, first)], ["open", "request.not-found"]);
  await save([second], 1);
  await max.client.portal.removeDocument({ documentId: first });
  const letter = await max.client.files.upload(new Blob(["%PDF-1.7\n"]), "Letter.pdf");
  const wrong = max.client.portal.submitReport({ ...key, answers: { photos: [letter.id] }, revision: 2 });
  assert.deepEqual((await refusal(wrong, "report.incomplete")).details, { fields: ["photos"] });
  await max.client.portal.submitReport({ ...key, answers: { photos: [second] }, revision: 2 });
  assert.equal(await open(ann, second), "open");
  const { report } = await ann.client.reports.get({ ...key, personId: max.id });
  assert.deepEqual(
    report.attachments.map(({ id, name }) => [id, name]),
    [[second, "Photo.png"]],
  );
  await max.client.portal.amendReport({ ...key, answers: {}, revision: 3 });
  assert.equal(await open(ann, second), "open");
  await max.client.portal.amendReport({ ...key, answers: { photos: [second] }, revision: 4 });
  await max.client.portal.amendReport({ ...key, answers: {}, revision: 5 });
  await ann.client.reports.askBack({ ...key, personId: max.id, revision: 6, note: "Which gate?" });
  await save([second], 7);
  await save([], 8);
  assert.equal(await open(ann, second), "open");
});

test("adds people's worked times to their hours [X17, B63]", async () => {
  const { app, ann, max, scheduleId, work } = await createReportsWorld();
  const [first] = [await work(max), await work(ann)];
  app.clock.set(shiftEnd);
  const times = { workedFrom: "2026-02-02T05:00:00Z", workedUntil: "2026-02-02T13:30:00Z" };
  const report = { scheduleId, shiftId: first, answers: { calm: true }, revision: 0 };
  const wrong = { ...times, workedUntil: "2026-02-05T13:30:00Z" };
  assert.equal(await codeOf(max.client.portal.submitReport({ ...report, ...wrong })), "report.incomplete");
  await max.client.portal.submitReport({ ...report, ...times });
  const period = { from: "2026-02-01T00:00:00Z", until: "2026-03-01T00:00:00Z" };
  const { rows } = await ann.client.shifts.listHours({ scheduleId, ...period });
  const hours = rows.map(({ name, planned, worked }) => [name, planned, worked]);
  assert.deepEqual(hours.toSorted(), [
    ["Ann", 480, undefined],
    ["Max", 480, 510],
  ]);
});
