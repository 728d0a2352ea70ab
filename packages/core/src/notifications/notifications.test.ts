import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createNotifiedWorld, device, later, openConfirmed, zurich } from "./notifications.fixture.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A text with simple spaces instead of those that `Intl` uses. */
const plain = (text: string): string => text.replace(/[^\S\n]/g, " ");

describe("what people are notified about", () => {
  it("mails a person once about a new shift, with its times at the venue [X19, Q59]", async () => {
    const { first, mailer, max, send, ann, key } = await openConfirmed();
    assert.deepEqual(first, ["You have a new shift"]);
    await send();
    assert.deepEqual(mailer.sent, []);
    await ann.client.shifts.update({ ...key, venue: "Hall 3" });
    await send();
    const mail = mailer.to(max.identity.email);
    assert.equal(mail.subject, "Your shift has changed");
    assert.match(plain(mail.text), /Early, Hall 3: Mon, Feb 2, 8:00 AM – 4:00 PM \(Europe\/Zurich\)/);
  });

  it("follows the channels that a person chooses, from the next notification on [A49, X19]", async () => {
    const { ann, max, key, mailsTo, received, pushed } = await openConfirmed();
    await max.client.notifications.addDevice(device("phone"));
    await max.client.notifications.updateSettings({ kinds: [{ kind: "shift-cancelled", channels: ["push"] }] });
    await ann.client.shifts.update({ ...key, status: "cancelled" });
    assert.deepEqual(await mailsTo(max.identity.email), []);
    assert.deepEqual(received, []);
    assert.deepEqual(
      pushed.map(({ payload }) => (JSON.parse(payload) as { title: string }).title),
      ["Your shift was canceled"],
    );
    const { settings } = await max.client.notifications.getSettings({});
    assert.deepEqual(settings.kinds.find(({ kind }) => kind === "shift-cancelled")?.channels, ["push"]);
  });

  it("combines what happens within five minutes of a message into one message [Q59]", async () => {
    const { ann, app, max, key, mailsTo, scheduleId } = await openConfirmed();
    const email = max.identity.email;
    const planned = { scheduleId, kind: "Late", assignees: [{ personId: max.id }], status: "confirmed" as const };
    const on = (day: string) => ({ start: zurich(`2026-02-${day}T08:00`), end: zurich(`2026-02-${day}T16:00`) });
    await ann.client.shifts.create({ ...planned, ...on("03") });
    assert.deepEqual(await mailsTo(email), ["You have a new shift"]);
    app.clock.advance(minute);
    await ann.client.shifts.create({ ...planned, ...on("04") });
    await ann.client.shifts.update({ ...key, venue: "Hall 4" });
    assert.deepEqual(await mailsTo(email), []);
    const { waiting } = await max.client.notifications.list({});
    assert.deepEqual(new Set(waiting.map(({ reason }) => reason)), new Set(["recent"]));
    app.clock.advance(4 * minute);
    assert.deepEqual(await mailsTo(email), ["2 updates about your work"]);
  });

  it("lists waiting notifications, even after a hundred that are due earlier [X19]", async () => {
    const { ann, max, key, mailsTo } = await openConfirmed();
    for (const venue of ["Hall 3", "Hall 4"]) {
      await ann.client.shifts.update({ ...key, venue });
      await mailsTo(max.identity.email);
    }
    const { waiting } = await max.client.notifications.list({});
    assert.equal(waiting.length, 1);
    for (let index = 0; index < 100; index++) await ann.client.shifts.update({ ...key, venue: `Pier ${index}` });
    assert.deepEqual((await max.client.notifications.list({})).waiting, waiting);
  });

  it("doesn't send notifications that no longer apply [Q59, P45]", async () => {
    const { ann, boss, max, key, mailsTo } = await openConfirmed();
    await ann.client.shifts.update({ ...key, venue: "Hall 5" });
    await ann.client.shifts.update({ ...key, status: "cancelled" });
    assert.deepEqual(await mailsTo(max.identity.email), ["Your shift was canceled"]);
    await ann.client.shifts.update({ ...key, status: "confirmed" });
    await boss.client.access.setPortal({ personId: max.id, portal: "off" });
    assert.deepEqual(await mailsTo(max.identity.email), []);
  });

  it("notifies planners of handed-back shifts, and people of withdrawn offers [X19]", async () => {
    const { ann, app, max, key, mailsTo, pushed, scheduleId } = await openConfirmed();
    await max.client.offers.handBack(key);
    assert.deepEqual(await mailsTo(ann.identity.email), ["A shift was handed back"]);
    await max.client.notifications.addDevice(device("phone"));
    const { offer } = await ann.client.offers.create({ ...key, personIds: [max.id] });
    app.clock.advance(5 * minute);
    assert.deepEqual(await mailsTo(max.identity.email), ["You’ve been offered a shift"]);
    app.clock.advance(5 * minute);
    await ann.client.offers.withdraw({ scheduleId, offerId: offer?.id ?? "" });
    await mailsTo(max.identity.email);
    assert.deepEqual(
      pushed.map(({ payload }) => (JSON.parse(payload) as { title: string }).title),
      ["You’ve been offered a shift", "An offer was withdrawn"],
    );
  });

  it("notifies schedulers of requested time off and the worker of the decision [X19, A12]", async () => {
    const { app, boss, max, mailer, mailsTo, send } = await createNotifiedWorld();
    const { request } = await max.client.portal.requestTimeOff({ firstDay: "2026-03-02", lastDay: "2026-03-04" });
    await send();
    assert.match(plain(mailer.to(boss.identity.email).text), /Max requested time off: Mar 2 – 4, 2026/);
    await boss.client.availability.decide({ decisions: [{ requestId: request.id, state: "approved" }] });
    app.clock.advance(hour);
    assert.deepEqual(await mailsTo(max.identity.email), ["Your time off was approved"]);
  });
});

describe("the text of notifications", () => {
  it("sends one message about all shifts of a week that are published at once [X19, Q59]", async () => {
    const { ann, mailer, max, scheduleId, send } = await createNotifiedWorld();
    const planned = { scheduleId, kind: "Early", assignees: [{ personId: max.id }] };
    const shiftIds: string[] = [];
    for (const day of ["02", "04", "06"]) {
      const times = { start: zurich(`2026-02-${day}T08:00`), end: zurich(`2026-02-${day}T16:00`) };
      shiftIds.push((await ann.client.shifts.create({ ...planned, ...times })).shift.id);
    }
    await send();
    assert.equal(mailer.sent.length, 0, "drafts are hidden");
    await ann.client.shifts.publish({ scheduleId, shiftIds, state: "confirmed" });
    await send();
    const [mail] = mailer.sent;
    assert.deepEqual([mailer.sent.length, mail?.subject], [1, "3 updates about your work"]);
    assert.equal(mail?.text.match(/You have a new shift/g)?.length, 3);
  });

  it("is in the language that a person chooses from the host's languages [X19]", async () => {
    const german = { "shift-cancelled": () => ({ title: "Dein Dienst fällt aus", text: "" }) };
    const { ann, key, mailer, max, mailsTo } = await openConfirmed({ words: { de: german }, quietHours: null });
    assert.deepEqual((await max.client.notifications.getSettings({})).languages, ["en", "de"]);
    await max.client.notifications.updateSettings({ language: "de" });
    await ann.client.shifts.update({ ...key, status: "cancelled" });
    assert.deepEqual(await mailsTo(max.identity.email), ["Dein Dienst fällt aus"]);
    assert.deepEqual(mailer.sent, []);
  });
});

describe("limits and quiet hours", () => {
  it("waits for the end of the recipient's quiet hours, and lets urgent messages through [Q59, X19]", async () => {
    const { ann, app, max, key, mailsTo, scheduleId } = await openConfirmed();
    const email = max.identity.email;
    await max.client.notifications.updateSettings({
      quietHours: { from: "21:00", to: "07:30" },
      timeZone: "Europe/Zurich",
    });
    app.clock.set(Date.parse("2026-01-31T21:00:00Z"));
    await ann.client.shifts.update({ ...key, venue: "Hall 6" });
    assert.deepEqual(await mailsTo(email), []);
    app.clock.set(Date.parse("2026-02-01T06:29:00Z"));
    assert.deepEqual(await mailsTo(email), []);
    app.clock.set(Date.parse("2026-02-01T06:30:00Z"));
    assert.deepEqual(await mailsTo(email), ["Your shift has changed"]);
    app.clock.set(Date.parse("2026-02-01T22:00:00Z"));
    await ann.client.shifts.update({ ...key, start: zurich("2026-02-09T08:00"), end: zurich("2026-02-09T16:00") });
    assert.deepEqual(await mailsTo(email), ["Your shift has changed"], "it was to begin the next morning");
    await ann.client.shifts.update({ ...key, ...later });
    await ann.client.shifts.update({ ...key, status: "cancelled" });
    assert.deepEqual(await mailsTo(email), ["Your shift was canceled"]);
    const offered = { kind: "Night", start: zurich("2026-02-03T20:00"), end: zurich("2026-02-03T23:00") };
    const { shift } = await ann.client.shifts.create({ scheduleId, ...offered });
    const deadline = "2026-02-02T05:00:00Z";
    await ann.client.offers.create({ scheduleId, shiftId: shift.id, personIds: [max.id], deadline });
    assert.deepEqual(await mailsTo(email), ["You’ve been offered a shift"], "it closes before the quiet hours end");
  });

  it("sends at most 30 messages a day, and the rest the next day [Q59]", async () => {
    const { ann, app, max, key, mailsTo } = await openConfirmed({ maxPerDay: 3, quietHours: null });
    const email = max.identity.email;
    for (const venue of ["A", "B"]) {
      await ann.client.shifts.update({ ...key, venue });
      assert.deepEqual(await mailsTo(email), ["Your shift has changed"]);
      app.clock.advance(5 * minute);
    }
    await ann.client.shifts.update({ ...key, venue: "C" });
    assert.deepEqual(await mailsTo(email), []);
    assert.deepEqual((await max.client.notifications.list({})).waiting[0]?.reason, "limit");
    app.clock.advance(24 * hour);
    assert.deepEqual(await mailsTo(email), ["Your shift has changed"]);
    const { settings } = await max.client.notifications.getSettings({});
    assert.equal(settings.digest, "off");
  });

  it("reminds at the lead times a person chooses, and follows a shift that moves [X19]", async () => {
    const { ann, app, max, key, send, received } = await openConfirmed();
    await max.client.notifications.updateSettings({ reminders: [60, 600] });
    const titles = async (at: string): Promise<readonly string[]> => {
      app.clock.set(Date.parse(at));
      await send();
      return received.splice(0).map(({ title }) => title);
    };
    assert.deepEqual(await titles("2026-01-30T12:00:00Z"), []);
    await ann.client.shifts.update({ ...key, start: zurich("2026-02-02T10:00"), end: zurich("2026-02-02T18:00") });
    await titles("2026-01-30T12:10:00Z");
    await max.client.offers.accept({ ...key, version: 2 });
    assert.deepEqual(await titles("2026-02-01T21:00:00Z"), [], "ten hours before the old start");
    assert.deepEqual(await titles("2026-02-01T23:00:00Z"), ["Your shift is coming up"]);
    assert.deepEqual(await titles("2026-02-02T07:59:00Z"), []);
    assert.deepEqual(await titles("2026-02-02T08:00:00Z"), ["Your shift is coming up"]);
    assert.deepEqual(await titles("2026-02-02T08:30:00Z"), []);
  });

  it("sends schedulers a digest of open items, daily at 7:00 in their schedules' zone or their own [X19]", async () => {
    for (const [settings, hours] of [
      [{}, ["05:59", "06:00"]],
      [{ timeZone: "America/New_York" }, ["11:59", "12:00"]],
    ] as const) {
      const { ann, app, mailsTo, mailer, scheduleId, send } = await createNotifiedWorld();
      app.clock.set(Date.parse("2026-01-19T13:00:00Z"));
      await ann.client.schedules.update({ scheduleId, timeZone: "Europe/Zurich" });
      await ann.client.notifications.updateSettings({ digest: "daily", ...settings });
      await ann.client.shifts.create({ scheduleId, kind: "Early", status: "offered", ...later });
      for (const day of ["20", "21", "22"]) {
        app.clock.set(Date.parse(`2026-01-${day}T${hours[0]}:00Z`));
        assert.deepEqual(await mailsTo(ann.identity.email), [], day);
        app.clock.set(Date.parse(`2026-01-${day}T${hours[1]}:00Z`));
        await send();
        assert.match(mailer.to(ann.identity.email).text, /1 unfilled shift, 0 open offers/, day);
        mailer.sent.splice(0);
      }
    }
  });
});

describe("deliveries", () => {
  it("doesn't send a message twice when it restarts, and tries again after a failure [X19]", async () => {
    const { ann, answers, app, key, max, pushed, send } = await openConfirmed();
    await max.client.notifications.addDevice(device("phone"));
    await ann.client.shifts.update({ ...key, venue: "Hall 7" });
    answers.push = () => ({ outcome: "retry", reason: "busy" });
    await send();
    answers.push = () => ({ outcome: "sent" });
    await send();
    assert.equal(pushed.length, 1, "waits before the next attempt");
    app.clock.advance(2 * minute);
    await Promise.all([send(), send()]);
    assert.equal(pushed.length, 2);
    assert.equal(pushed[0]?.topic, pushed[1]?.topic);
    const { deliveries } = await max.client.notifications.list({});
    assert.deepEqual(
      deliveries.filter(({ channel }) => channel === "push").map(({ state, device: name }) => [state, name]),
      [["sent", "phone"]],
    );
  });

  it("continues with the same message after a crash between sending and recording it [X19]", async () => {
    const { ann, answers, app, key, max, pushed, send } = await openConfirmed();
    await max.client.notifications.addDevice(device("phone"));
    await ann.client.shifts.update({ ...key, venue: "Hall 8" });
    answers.push = () => new Promise(() => undefined);
    void send();
    while (pushed.length === 0) await new Promise((resolve) => setImmediate(resolve));
    answers.push = () => ({ outcome: "sent" });
    await send();
    assert.equal(pushed.length, 1, "another process sends it");
    app.clock.advance(minute);
    await send();
    await send();
    assert.equal(pushed.length, 2);
    assert.equal(pushed[0]?.payload, pushed[1]?.payload);
  });

  it("removes a device that no longer exists, and gives a browser to the person who registered it last [P42]", async () => {
    const { ann, answers, key, max, send, vic } = await openConfirmed();
    await max.client.notifications.addDevice(device("phone"));
    await max.client.notifications.addDevice(device("tablet"));
    await vic.client.notifications.addDevice(device("tablet"));
    assert.deepEqual(
      (await max.client.notifications.getSettings({})).devices.map(({ name }) => name),
      ["phone"],
    );
    answers.push = () => ({ outcome: "gone" });
    await ann.client.shifts.update({ ...key, venue: "Hall 9" });
    await send();
    assert.deepEqual((await max.client.notifications.getSettings({})).devices, []);
    const [own] = (await vic.client.notifications.getSettings({})).devices;
    assert.equal(await codeOf(max.client.notifications.removeDevice({ deviceId: own?.id ?? "" })), "request.not-found");
    const local = { ...device("x"), endpoint: "https://localhost/push" };
    assert.equal(await codeOf(max.client.notifications.addDevice(local)), "request.invalid");
  });

  it("sends a test on one channel and records its result [X19]", async () => {
    const { max, send } = await createNotifiedWorld();
    assert.equal(await codeOf(max.client.notifications.test({ channel: "push" })), "notification.channel-unavailable");
    const { messageId } = await max.client.notifications.test({ channel: "mail" });
    await send();
    const [delivery] = (await max.client.notifications.list({})).deliveries;
    assert.deepEqual(
      [delivery?.messageId, delivery?.state, delivery?.channel, delivery?.kinds],
      [messageId, "sent", "mail", ["test"]],
    );
  });
});
