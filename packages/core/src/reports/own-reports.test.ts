import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal } from "../testing/test-app.fixture.ts";
import { createReportsWorld, shiftEnd } from "./reports.fixture.ts";

const stores = {
  memory: () => createMemoryStore(),
  sqlite: () => createSqliteStore({ path: ":memory:" }),
};

for (const [name, open] of Object.entries(stores)) {
  test(`completes a pending report after the shift, from draft to submission, with ${name} [A48, X17]`, async () => {
    const { app, max, ann, scheduleId, work } = await createReportsWorld({ store: open() });
    const shiftId = await work(max, { position: "Gate" });
    const key = { scheduleId, shiftId };
    const list = async () => max.client.portal.listReports({});
    assert.deepEqual((await list()).open, []);
    app.clock.set(shiftEnd - 1);
    assert.equal(await codeOf(max.client.portal.getReport(key)), "report.not-due");
    assert.deepEqual((await list()).open, []);
    app.clock.set(shiftEnd);
    const [pending] = (await list()).open;
    assert.deepEqual(
      [pending?.state, pending?.shiftId, pending?.shift.position, pending?.title, pending?.revision],
      ["pending", shiftId, "Gate", "After the shift", 0],
    );
    const { report } = await max.client.portal.getReport(key);
    assert.deepEqual(
      report.fields.map(({ id }) => id),
      ["calm", "incident", "guests"],
    );
    assert.equal(await codeOf(ann.client.reports.get({ ...key, personId: max.id })), "request.not-found");

    const draft = { ...key, answers: { calm: false }, revision: 0 };
    await max.client.portal.saveReportDraft(draft);
    assert.deepEqual(
      (await list()).open.map(({ state, revision }) => [state, revision]),
      [["draft", 1]],
    );
    assert.deepEqual((await ann.client.reports.list({ scheduleId })).rows, []);
    const incomplete = await refusal(max.client.portal.submitReport({ ...draft, revision: 1 }));
    assert.deepEqual(incomplete.details, { fields: ["incident"] });

    app.clock.advance(60_000);
    await max.client.portal.submitReport({
      ...{ ...key, revision: 1, handOver: "The gate sticks." },
      answers: { calm: false, incident: "A broken gate.", guests: 120 },
      ...{ workedFrom: "2026-02-02T06:00[Europe/Zurich]", workedUntil: "2026-02-02T14:30[Europe/Zurich]" },
    });
    const after = await list();
    assert.deepEqual([after.open.length, after.submitted.map(({ state }) => state)], [0, ["submitted"]]);
    const { rows } = await ann.client.reports.list({ scheduleId });
    assert.deepEqual(
      rows.map(({ personName, answers, handOver, seen }) => ({ personName, answers, handOver, seen })),
      [
        {
          personName: "Max",
          answers: { calm: false, incident: "A broken gate.", guests: 120 },
          ...{ handOver: "The gate sticks.", seen: false },
        },
      ],
    );
    await app.rollcall.close();
  });
}

test("drops the answers of fields that aren't asked and doesn't require them [X17]", async () => {
  const { app, max, scheduleId, work } = await createReportsWorld();
  const key = { scheduleId, shiftId: await work(max) };
  app.clock.set(shiftEnd);
  await max.client.portal.submitReport({ ...key, answers: { calm: true, incident: "None.", other: 1 }, revision: 0 });
  assert.deepEqual((await max.client.portal.getReport(key)).report.answers, { calm: true });
});

test("rejects fields named like a property that every object has [X17]", async () => {
  const { boss } = await createReportsWorld();
  for (const id of ["constructor", "__proto__"]) {
    const fields = [{ id, label: "Constructor", type: "text" as const }];
    const saved = boss.client.reports.saveForm({ kind: "Late", title: "Late", fields, version: 0 });
    assert.equal(await codeOf(saved), "request.invalid");
  }
});

test("needs no report from people who were released, left the schedule, or didn't confirm [A48]", async () => {
  const { app, ann, max, boss, scheduleId, work } = await createReportsWorld();
  const vic = await app.user("Uma");
  await ann.client.members.add({ scheduleId, people: [{ personId: vic.id }] });
  const released = await work(vic);
  await ann.client.shifts.assign({ scheduleId, shiftId: released, personId: null, instead: vic.id });
  const offered = await work(vic, { status: "offered" });
  const left = await work(max);
  await boss.client.members.remove({ scheduleId, personId: max.id });
  app.clock.set(shiftEnd);
  assert.deepEqual((await vic.client.portal.listReports({})).open, []);
  assert.deepEqual((await max.client.portal.listReports({})).open, []);
  for (const [by, shiftId] of [
    [vic, released],
    [vic, offered],
    [max, left],
  ] as const)
    assert.equal(await codeOf(by.client.portal.getReport({ scheduleId, shiftId })), "request.not-found");
});

test("doesn't ask for a report that was begun once its person is released from the shift [A48]", async () => {
  const { app, ann, max, scheduleId, work } = await createReportsWorld();
  const key = { scheduleId, shiftId: await work(max) };
  app.clock.set(shiftEnd);
  await max.client.portal.saveReportDraft({ ...key, answers: { calm: true }, revision: 0 });
  const open = async () =>
    (await max.client.portal.listReports({})).open.length + (await max.client.portal.get({})).toDos.length;
  assert.equal(await open(), 2);
  await ann.client.shifts.assign({ ...key, personId: null, instead: max.id, override: "He was ill." });
  assert.equal(await open(), 0);
  const late = max.client.portal.submitReport({ ...key, answers: { calm: true }, revision: 1 });
  assert.equal(await codeOf(late), "report.closed");
});

test("asks for reports on shifts that end after the form was created or restored, while it is in use [X17]", async () => {
  const { app, boss, max, scheduleId, work } = await createReportsWorld();
  const open = async () => (await max.client.portal.listReports({})).open.map(({ shiftId }) => shiftId);
  const before = await work(max);
  const late = await work(max, { kind: "Late" });
  app.clock.set(shiftEnd);
  assert.deepEqual(await open(), [before]);
  await boss.client.reports.saveForm({
    kind: "Late",
    title: "Late",
    fields: [{ id: "a", label: "A", type: "text" }],
    version: 0,
  });
  assert.deepEqual(await open(), [before]);
  assert.equal(await codeOf(max.client.portal.getReport({ scheduleId, shiftId: late })), "request.not-found");
  await boss.client.reports.archiveForm({ kind: "Early" });
  assert.deepEqual(await open(), []);
  app.clock.advance(1);
  await boss.client.reports.restoreForm({ kind: "Early" });
  assert.deepEqual(await open(), []);
});

test("keeps the version of the form that a report was begun with [X17]", async () => {
  const { app, boss, max, ann, scheduleId, work } = await createReportsWorld();
  const [first, second] = [await work(max), await work(max)];
  app.clock.set(shiftEnd);
  await max.client.portal.saveReportDraft({ scheduleId, shiftId: first, answers: {}, revision: 0 });
  const fields = [{ id: "all", label: "All", type: "text" as const, required: true }];
  const stale = boss.client.reports.saveForm({ kind: "Early", title: "New", fields, version: 0 });
  assert.deepEqual((await refusal(stale)).details, { version: 1 });
  await boss.client.reports.saveForm({ kind: "Early", title: "New", fields, version: 1 });
  const titles = (await max.client.portal.listReports({})).open.map(({ shiftId, title, formVersion }) => [
    shiftId,
    title,
    formVersion,
  ]);
  assert.deepEqual(
    titles.toSorted(),
    [
      [first, "After the shift", 1],
      [second, "New", 2],
    ].toSorted(),
  );
  await max.client.portal.submitReport({ scheduleId, shiftId: first, answers: { calm: true }, revision: 1 });
  const { report } = await ann.client.reports.get({ scheduleId, shiftId: first, personId: max.id });
  assert.deepEqual([report.formVersion, report.fields.length], [1, 3]);
  assert.equal((await boss.client.reports.getForm({ kind: "Early", version: 1 })).form.title, "After the shift");
});

test("keeps the form of a report that was begun, even if the shift's kind changes [X17]", async () => {
  const { app, ann, boss, max, scheduleId, work } = await createReportsWorld();
  const fields = [{ id: "till", label: "Till", type: "text" as const, required: true }];
  await boss.client.reports.saveForm({ kind: "Late", title: "Late", fields, version: 0 });
  const key = { scheduleId, shiftId: await work(max) };
  app.clock.set(shiftEnd);
  await max.client.portal.saveReportDraft({ ...key, answers: { calm: true }, revision: 0 });
  for (const [version, kind] of ["Late", "Unknown"].entries()) {
    await ann.client.shifts.update({ ...key, version: version + 1, kind });
    const { report } = await max.client.portal.getReport(key);
    assert.deepEqual([report.title, report.answers], ["After the shift", { calm: true }]);
  }
  await max.client.portal.submitReport({ ...key, answers: { calm: true }, revision: 1 });
  const { rows } = await ann.client.reports.list({ scheduleId, kind: "Early" });
  assert.deepEqual(
    rows.map(({ title, answers }) => [title, answers]),
    [["After the shift", { calm: true }]],
  );
});

test("waits for the new end of a shift that was extended after a draft or a submission [X17]", async () => {
  const { app, ann, max, scheduleId, work } = await createReportsWorld();
  const key = { scheduleId, shiftId: await work(max) };
  app.clock.set(shiftEnd);
  const extend = async (end: string, version: number) =>
    ann.client.shifts.update({ ...key, version, end: `2026-02-02T${end}[Europe/Zurich]` });
  const answers = { calm: true };
  await max.client.portal.saveReportDraft({ ...key, answers, revision: 0 });
  await extend("16:00", 1);
  const submit = async (revision: number) => max.client.portal.submitReport({ ...key, answers, revision });
  assert.equal(await codeOf(submit(1)), "report.not-due");
  const { report: saved } = await max.client.portal.saveReportDraft({ ...key, answers, revision: 1 });
  assert.match(saved.shift.end, /T16:00/u);
  app.clock.advance(2 * 3_600_000);
  await submit(2);
  await extend("18:00", 2);
  const amend = async () => max.client.portal.amendReport({ ...key, answers, revision: 3 });
  assert.equal(await codeOf(amend()), "report.not-due");
  app.clock.advance(2 * 3_600_000);
  assert.match((await amend()).report.shift.end, /T18:00/u);
});

test("doesn't overwrite a draft that was saved on another device [X17]", async () => {
  const { app, max, scheduleId, work } = await createReportsWorld();
  const key = { scheduleId, shiftId: await work(max) };
  app.clock.set(shiftEnd);
  const save = async (guests: number, revision: number) =>
    max.client.portal.saveReportDraft({ ...key, answers: { guests }, revision });
  const [, second] = [await save(1, 0), await refusal(save(2, 0))];
  assert.deepEqual([second.code, second.details], ["request.stale-version", { version: 1 }]);
  const both = await Promise.all([save(3, 1), save(4, 1)].map((one) => codeOf(one).catch(() => "saved")));
  assert.deepEqual(both.toSorted(), ["request.stale-version", "saved"]);
  await save(5, 2);
  assert.deepEqual((await max.client.portal.getReport(key)).report.answers, { guests: 5 });
});

test("can begin a report for 60 days, and amend it for the configured hours [X17]", async () => {
  const { app, max, ann, scheduleId, work } = await createReportsWorld({ reports: { amendHours: 2 } });
  const [first, second] = [await work(max), await work(max)];
  const last = shiftEnd + 60 * 24 * 3_600_000;
  app.clock.set(last);
  const key = { scheduleId, shiftId: first };
  await max.client.portal.submitReport({ ...key, answers: { calm: true }, revision: 0 });
  app.clock.advance(1);
  assert.equal(
    await codeOf(max.client.portal.saveReportDraft({ scheduleId, shiftId: second, answers: {}, revision: 0 })),
    "report.closed",
  );
  assert.deepEqual((await max.client.portal.listReports({})).open, []);
  app.clock.set(last + 2 * 3_600_000);
  await max.client.portal.amendReport({ ...key, answers: { calm: true, guests: 3 }, revision: 1 });
  const versions = await ann.client.reports.listVersions({ ...key, personId: max.id });
  assert.deepEqual(
    versions.versions.map(({ version, answers }) => [version, answers]),
    [
      [2, { calm: true, guests: 3 }],
      [1, { calm: true }],
    ],
  );
  assert.deepEqual(await max.client.portal.listReportVersions(key), versions);
  assert.equal((await max.client.portal.listReports({})).submitted[0]?.state, "amended");
  app.clock.advance(1);
  assert.equal(
    await codeOf(max.client.portal.amendReport({ ...key, answers: { calm: true }, revision: 2 })),
    "report.closed",
  );
});
