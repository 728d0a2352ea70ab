import assert from "node:assert/strict";
import test from "node:test";
import { openConfirmed } from "./notifications.fixture.ts";

test("notifies a worker of a report that is due and of a question, and planners of a submitted one [X17, X19]", async () => {
  const { ann, app, boss, max, key, received, mailsTo, send } = await openConfirmed();
  const fields = [{ id: "calm", label: "Calm?", type: "yes-no" as const }];
  await boss.client.reports.saveForm({ kind: "Early", title: "After the shift", fields, version: 0 });
  const complete = async () => app.rollcall.jobs.find(({ name }) => name === "shifts.complete")?.run();
  const notices = async (personId: string) => {
    await send();
    const kinds = received.filter((one) => one.personId === personId).map(({ kind }) => kind);
    received.splice(0);
    return kinds;
  };
  app.clock.set(Date.parse("2026-02-02T15:00Z"));
  await complete();
  assert.deepEqual(await notices(max.id), ["report-pending"]);
  await complete();
  assert.deepEqual(await notices(max.id), []);

  const report = { ...key, answers: { calm: true }, revision: 0 };
  await max.client.portal.submitReport(report);
  assert.deepEqual(await notices(ann.id), ["report-submitted"]);
  assert.deepEqual(await notices(max.id), []);
  app.clock.advance(5 * 60_000);
  await ann.client.reports.askBack({ ...key, personId: max.id, revision: 1, note: "How calm?" });
  assert.deepEqual(await mailsTo(max.identity.email), ["A question about your shift report"]);

  // Planners aren't notified of a report that was read before the notification is sent.
  received.splice(0);
  await max.client.portal.submitReport({ ...report, revision: 2 });
  await ann.client.reports.markSeen({ ...key, personId: max.id, revision: 3 });
  assert.deepEqual(await notices(ann.id), []);
});

test("doesn't send a notification about a report that was begun in the meantime, or about a shift without a form [X17]", async () => {
  const { app, boss, max, key, received, send } = await openConfirmed();
  const complete = async () => app.rollcall.jobs.find(({ name }) => name === "shifts.complete")?.run();
  const fields = [{ id: "calm", label: "Calm?", type: "yes-no" as const }];
  await boss.client.reports.saveForm({ kind: "Early", title: "After the shift", fields, version: 0 });
  app.clock.set(Date.parse("2026-02-02T15:00Z"));
  await max.client.portal.saveReportDraft({ ...key, answers: {}, revision: 0 });
  await complete();
  await send();
  assert.deepEqual(received, []);
});
