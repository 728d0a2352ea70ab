import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anonymousActor } from "../identity/actor.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { unsubscribeTokenIn } from "../testing/fake-mailer.fixture.ts";
import { createNotifiedWorld, zurich } from "./notifications.fixture.ts";

/** An email to Max about a new shift, and what a mail program without a session can do with it. */
async function openMailed() {
  const world = await createNotifiedWorld();
  const { ann, app, mailer, max, scheduleId, send } = world;
  const planned = { scheduleId, kind: "Early", assignees: [{ personId: max.id }], status: "confirmed" as const };
  const on = (day: string) => ({ start: zurich(`2026-02-${day}T08:00`), end: zurich(`2026-02-${day}T16:00`) });
  const planOn = (day: string) => ann.client.shifts.create({ ...planned, ...on(day) });
  const { shift } = await planOn("02");
  await send();
  const mail = mailer.to(max.identity.email);
  const input = { token: unsubscribeTokenIn(mail) };
  const call = async (asked: object = input) =>
    app.rollcall.call("run", { name: "notifications.unsubscribe", input: asked, actor: anonymousActor });
  const channels = async (of: string) =>
    (await max.client.notifications.getSettings({})).settings.kinds.find(({ kind }) => kind === of)?.channels;
  mailer.sent.splice(0);
  app.clock.advance(10 * 60_000);
  return { ...world, call, channels, input, mail, planOn, key: { scheduleId, shiftId: shift.id } };
}

describe("the unsubscribe link", () => {
  it("stops emails of the same kind without signing in, and has no further effect when used again [Q59, X19]", async () => {
    const { ann, app, call, channels, key, mailsTo, max, planOn, received } = await openMailed();
    assert.deepEqual(await call(), { kinds: ["shift-confirmed"] });
    assert.deepEqual(await call(), { kinds: ["shift-confirmed"] });
    assert.deepEqual(await channels("shift-confirmed"), ["push", "webhook"]);
    received.splice(0);
    await planOn("03");
    assert.deepEqual(await mailsTo(max.identity.email), []);
    assert.equal(received.length, 1);
    app.clock.advance(10 * 60_000);
    await ann.client.shifts.update({ ...key, status: "cancelled" });
    assert.deepEqual(await mailsTo(max.identity.email), ["Your shift was canceled"]);
  });

  it("stops all notification emails on request, and the person can switch them on again [A49]", async () => {
    const { ann, app, call, channels, input, key, mailsTo, max } = await openMailed();
    await call({ ...input, all: true });
    await ann.client.shifts.update({ ...key, status: "cancelled" });
    assert.deepEqual(await mailsTo(max.identity.email), []);
    await max.client.notifications.updateSettings({ kinds: [{ kind: "shift-confirmed", channels: ["mail"] }] });
    assert.deepEqual(await channels("shift-confirmed"), ["mail"]);
    app.clock.advance(10 * 60_000);
    await ann.client.shifts.update({ ...key, status: "confirmed" });
    assert.deepEqual(await mailsTo(max.identity.email), ["You have a new shift"]);
  });

  it("rejects forged links, and stores no secret of valid ones [P06, P52]", async () => {
    const { app, call, channels, input } = await openMailed();
    const [subject = "", secret = ""] = input.token.split(".");
    const forged = [`${subject}.${"x".repeat(32)}`, `other.${secret}`, secret, "", `${input.token}x`];
    for (const token of forged) assert.equal(await codeOf(call({ token })), "link.invalid");
    assert.deepEqual(await channels("shift-confirmed"), ["mail", "push", "webhook"]);
    assert.doesNotMatch(JSON.stringify(await app.everything()), new RegExp(secret));
  });
});
