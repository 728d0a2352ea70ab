import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FakeMailer } from "../testing/fake-mailer.fixture.ts";
import type { TestUser } from "../testing/test-app.fixture.ts";
import { createNotifiedWorld, device, openConfirmed, zurich } from "./notifications.fixture.ts";

const hour = 60 * 60_000;

/** The subjects of the emails to people. */
const subjectsTo = ({ sent }: FakeMailer, people: readonly TestUser[]): readonly string[] =>
  sent.filter(({ to }) => people.some(({ identity }) => identity.email === to.address)).map(({ subject }) => subject);

describe("Rollcall", () => {
  it("doesn't notify people of changes they can no longer see as planners [P24, Q60]", async () => {
    const { ann, app, max, vic, key, mailer, scheduleId, send } = await openConfirmed();
    const sam = await app.user("Sam", { organizationRole: "scheduler" });
    await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "admin" });
    const quietHours = { from: "08:00", to: "12:00" };
    for (const { client } of [vic, sam]) await client.notifications.updateSettings({ quietHours, timeZone: "UTC" });
    await max.client.offers.handBack(key);
    await max.client.portal.requestTimeOff({ firstDay: "2026-03-02", lastDay: "2026-03-04" });
    await send();
    assert.deepEqual(subjectsTo(mailer, [vic, sam]), []);
    await ann.client.members.setRole({ scheduleId, personId: vic.id, role: "viewer" });
    await app.user("Sam", { organizationRole: "member" });
    app.clock.advance(4 * hour);
    await send();
    assert.deepEqual(subjectsTo(mailer, [vic, sam]), []);
  });

  it("doesn't notify people of a shift that was canceled and restored before they were notified [Q59, X19]", async () => {
    for (const [state, subject] of [
      ["confirmed", "You have a new shift"],
      ["offered", "You’ve been offered a shift"],
      ["changed", "Your shift has changed"],
    ] as const) {
      const { ann, app, max, key, mailsTo } = await openConfirmed();
      if (state === "changed") await ann.client.shifts.update({ ...key, venue: "Hall 6" });
      else await ann.client.shifts.assign({ ...key, personId: max.id, state });
      await mailsTo(max.identity.email);
      const set = async (status: "cancelled" | "offered"): Promise<void> => {
        app.clock.advance(hour);
        await ann.client.shifts.update({ ...key, status });
      };
      for (const status of ["cancelled", "offered"] as const) await set(status);
      assert.deepEqual(await mailsTo(max.identity.email), [], state);
      await set("cancelled");
      await mailsTo(max.identity.email);
      await set("offered");
      assert.deepEqual(await mailsTo(max.identity.email), [subject], state);
    }
  });

  it("notifies people of changes to their profile only if they can read what changed [P43, Q60]", async () => {
    const { boss, max, vic, mailsTo } = await createNotifiedWorld();
    const colleagues = [{ kind: "cannot-work-with" as const, personId: vic.id }];
    const payRate = { amount: 30, currency: "CHF" };
    await boss.client.profiles.update({ personId: max.id, set: { colleagues } });
    await boss.client.profiles.update({ personId: max.id, set: { colleagues: [], payRate } });
    assert.deepEqual(await mailsTo(max.identity.email), []);
    await boss.client.profiles.update({ personId: max.id, set: { mobile: "+41 44 668 18 01" } });
    assert.deepEqual(await mailsTo(max.identity.email), ["Your profile was changed"]);
  });

  it("notifies the person who gave a shift away, and reminds the one who took it [X19, Q60]", async () => {
    const { ann, app, max, key, mailer, pushed, send } = await openConfirmed();
    const { swapId } = await max.client.swaps.propose({ ...key, version: 1 });
    await ann.client.notifications.addDevice(device("phone"));
    await ann.client.swaps.accept({ scheduleId: key.scheduleId, swapId, version: 1 });
    await send();
    assert.deepEqual(
      mailer.sent.map(({ to, subject }) => [to.address, subject]),
      [[max.identity.email, "You’re no longer on a shift"]],
    );
    app.clock.set(Date.parse("2026-02-02T06:30Z"));
    await send();
    assert.deepEqual(
      pushed.map(({ payload }) => (JSON.parse(payload) as { title: string }).title),
      ["Your shift is coming up"],
    );
  });

  it("doesn't notify planners of a shift that a worker exchanges, even if it has a free slot [X19, Q60]", async () => {
    const { ann, boss, max, key, mailer, scheduleId, send } = await openConfirmed();
    await ann.client.members.add({ scheduleId, people: [{ personId: boss.id, role: "admin" }] });
    const times = { start: zurich("2026-02-04T08:00"), end: zurich("2026-02-04T16:00") };
    const planned = { kind: "Late", assignees: [{ personId: ann.id }], status: "confirmed" as const, ...times };
    const { shift: other } = await ann.client.shifts.create({ scheduleId, ...planned });
    const { shift } = await ann.client.shifts.update({ ...key, slots: 2 });
    const { swapId } = await max.client.swaps.propose({ ...key, version: shift.version });
    const inExchange = { shiftId: other.id, version: 1 };
    await ann.client.swaps.accept({ scheduleId, swapId, version: shift.version, inExchange });
    await max.client.swaps.agree({ scheduleId, swapId });
    await send();
    assert.ok(!subjectsTo(mailer, [boss]).includes("A shift was handed back"));
    assert.deepEqual(subjectsTo(mailer, [ann]), ["2 updates about your work"]);
  });

  it("links schedulers to the page where they can act, and workers to their portal [X19]", async () => {
    // JavaScript can pass `undefined`, for example from the environment.
    const unset: object = { proofs: undefined, swaps: undefined };
    const portal = "/app?view=portal#start";
    const paths = { shifts: "/plan/{scheduleId}", timeOff: "/time-off", planner: "/start", portal, ...unset };
    const { app, ann, boss, max, key, mailer, received, scheduleId, send } = await openConfirmed({}, {}, { paths });
    const linkTo = ({ identity: { email } }: TestUser) =>
      /https:\/\/planner\.example\.com(?!\/rollcall)(\S*)/.exec(mailer.to(email).text)?.[1];
    await ann.client.shifts.update({ ...key, venue: "Hall 3" });
    await send();
    await max.client.offers.handBack(key);
    await max.client.portal.requestTimeOff({ firstDay: "2026-03-02", lastDay: "2026-03-04" });
    await send();
    assert.deepEqual([max, ann, boss].map(linkTo), [
      "/app?view=portal&organization=acme#start",
      `/plan/${scheduleId}`,
      "/time-off",
    ]);
    assert.equal(
      received.find(({ kind }) => kind === "time-off-requested")?.url,
      "https://planner.example.com/time-off",
    );
    await ann.client.members.add({ scheduleId, people: [{ personId: boss.id, role: "admin" }] });
    await send();
    await ann.client.shifts.assign({ ...key, personId: max.id, instead: null, state: "confirmed" });
    await max.client.offers.handBack(key);
    await max.client.portal.requestTimeOff({ firstDay: "2026-04-02", lastDay: "2026-04-02" });
    app.clock.advance(hour);
    await send();
    assert.equal(mailer.to(boss.identity.email).subject, "2 updates about your work");
    const { text, html } = mailer.to(boss.identity.email);
    const links = [`/plan/${scheduleId}`, "/time-off", "/start"].map((path) => `https://planner.example.com${path}`);
    assert.deepEqual(text.match(/https:\/\/planner\.example\.com(?!\/rollcall)\S*/g), links);
    const labels = [...text.matchAll(/^(Open .*): /gm)].map(([, label]) => label);
    assert.deepEqual(labels, ["Open shifts", "Open time off", "Open planner"]);
    for (const link of links) assert.ok(html.includes(`<a href="${link}"`), html);
  });

  it("sends notifications about a proposed exchange, a swap waiting for approval, and its rejection [X19, Q60]", async () => {
    const { ann, app, boss, max, key, mailer, scheduleId, send } = await openConfirmed(
      {},
      { swaps: { approval: true } },
    );
    await ann.client.members.add({ scheduleId, people: [{ personId: boss.id, role: "admin" }] });
    const times = { start: zurich("2026-02-04T08:00"), end: zurich("2026-02-04T16:00") };
    const planned = { kind: "Late", assignees: [{ personId: ann.id }], status: "confirmed" as const, ...times };
    const { shift: other } = await ann.client.shifts.create({ scheduleId, ...planned });
    const { swapId } = await max.client.swaps.propose({ ...key, version: 1 });
    const swap = { scheduleId, swapId };
    await ann.client.swaps.accept({ ...swap, version: 1, inExchange: { shiftId: other.id, version: 1 } });
    await send();
    await max.client.swaps.agree(swap);
    await send();
    await boss.client.swaps.decide({ ...swap, approve: false, answer: "Late needs a first aider." });
    app.clock.advance(hour);
    await send();
    assert.deepEqual(subjectsTo(mailer, [max]), [
      "You’ve been offered a shift in exchange",
      "Your swap wasn’t approved",
    ]);
    assert.ok(subjectsTo(mailer, [boss]).includes("A swap is waiting for approval"));
    assert.ok(subjectsTo(mailer, [ann]).includes("Your swap wasn’t approved"));
    const [proposed, rejected] = mailer.sent.filter(({ to }) => to.address === max.identity.email);
    assert.ok(proposed?.text.includes("Late") === true && !proposed.text.includes("Ann"), proposed?.text);
    assert.ok(rejected?.text.includes("Late needs a first aider."), rejected?.text);
  });
});
