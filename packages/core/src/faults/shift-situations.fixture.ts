import { plan } from "../shifts/shifts.fixture.ts";
import { addAddress } from "../testing/fake-mailer.fixture.ts";
import { day, minute, type OpenWorld, run, type Situations } from "./situations.fixture.ts";

/** A shift that Max confirmed, which then moved. `move` moves it again. */
async function openMoved(open: OpenWorld) {
  const world = await open();
  const { ann, max, scheduleId } = world;
  const shift = await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
  const key = { scheduleId, shiftId: shift.id };
  const move = async (venue: string) => (await ann.client.shifts.update({ ...key, venue })).shift.version;
  return { ...world, key, version: await move("Hall 4"), move };
}

/** Situations of shifts, offers and availability. */
export const shiftSituations: Situations = {
  async "a person on a draft is confirmed, and put on a shift despite a reason against it"(open) {
    const { ann, max, scheduleId } = await open();
    const drafted = await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
    await ann.client.shifts.assign({ scheduleId, shiftId: drafted.id, personId: max.id, state: "confirmed" });
    const bar = await plan(ann, scheduleId, { kind: "Bar" });
    await ann.client.shifts.assign({ scheduleId, shiftId: bar.id, personId: max.id, override: "Agreed." });
  },
  async "a series moves whose shift is confirmed, and is extended"(open) {
    const { app, ann, max, scheduleId } = await open();
    const times = { start: "2026-01-12T08:00[UTC]", end: "2026-01-12T16:00[UTC]" };
    const series = await ann.client.shifts.createSeries({ scheduleId, kind: "Day", rule: "FREQ=WEEKLY", ...times });
    const [shiftId = ""] = series.shiftIds;
    await ann.client.shifts.assign({ scheduleId, shiftId, personId: max.id, state: "confirmed" });
    await ann.client.shifts.updateSeries({ scheduleId, seriesId: series.seriesId, startTime: "09:00" });
    app.clock.advance(7 * day);
    await run(app, "series.extend");
  },
  async "a shift ends"(open) {
    const { app, ann, max, scheduleId } = await open();
    await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
    app.clock.set(Date.UTC(2026, 1, 3));
    await run(app, "shifts.complete");
  },
  async "a changed shift is confirmed again by its person, and by a planner"(open) {
    const { ann, max, key, version, move } = await openMoved(open);
    await max.client.offers.accept({ ...key, version });
    const next = await move("Hall 5");
    await ann.client.offers.answerFor({ ...key, personId: max.id, answer: "accept", version: next });
  },
  async "people get an offered shift despite reasons against it"(open) {
    const { ann, max, scheduleId } = await open();
    await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
    const personIds = [max.id];
    for (const override of ["Agreed.", undefined]) {
      const { id: shiftId } = await plan(ann, scheduleId, { position: override ?? "" });
      const key = { scheduleId, shiftId };
      if (override === undefined)
        await ann.client.shifts.assign({ ...key, personId: max.id, state: "offered", override: "Asked." });
      else await ann.client.offers.create({ ...key, personIds, override });
      if (override === undefined)
        await ann.client.offers.answerFor({ ...key, personId: max.id, answer: "accept", override: "Agreed." });
    }
  },
  async "two people on one shift are merged"(open) {
    const { app, ann, mailer, scheduleId } = await open();
    const email = "pia@pending.example";
    const personId = await addAddress(ann.client, scheduleId, email);
    await app.rollcall.dispatchMail();
    const me = await app.user("Pia", { email, emailVerified: false });
    await ann.client.members.add({ scheduleId, people: [{ personId: me.id }] });
    await plan(ann, scheduleId, { slots: 2, assignees: [{ personId: me.id }, { personId }] });
    await ann.client.members.remove({ scheduleId, personId: me.id });
    await me.client.invitations.accept({ token: mailer.tokenTo(email) });
  },
  async "people are put on new shifts and drafts despite reasons against it"(open) {
    const { ann, max, scheduleId } = await open();
    const assignees = [{ personId: max.id }];
    const { id } = await plan(ann, scheduleId, { assignees });
    await plan(ann, scheduleId, { assignees, override: "Agreed." });
    await ann.client.shifts.publish({ scheduleId, shiftIds: [id], state: "offered", override: "Agreed." });
  },
  async "an offer asks its next wave, and serves its waitlist"(open) {
    const { app, ann, max, scheduleId } = await open();
    const shift = await plan(ann, scheduleId);
    const key = { scheduleId, shiftId: shift.id };
    await ann.client.offers.create({ ...key, personIds: [max.id, ann.id], wave: { size: 1, minutes: 1 } });
    app.clock.advance(minute);
    await run(app, "offers.advance");
    await max.client.offers.accept({ ...key, version: 1 });
    await ann.client.offers.joinWaitlist(key);
    await max.client.offers.handBack(key);
    await run(app, "offers.advance");
  },
  async "an offer that no one accepts lapses"(open) {
    const { app, ann, max, scheduleId } = await open();
    const shift = await plan(ann, scheduleId);
    await ann.client.offers.create({ scheduleId, shiftId: shift.id, personIds: [max.id] });
    app.clock.set(Date.UTC(2026, 1, 3));
    await run(app, "offers.advance");
  },
  async "shifts are exchanged and given away, including with approval, and swaps are declined, withdrawn and lapse"(
    open,
  ) {
    for (const approval of [false, true]) {
      const world = await open({ swaps: { approval } });
      const { app, ann, max, scheduleId } = world;
      for (const end of ["exchange", "give", "reject", "decline", "withdraw", "lapse"]) {
        await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: true });
        const made = await plan(ann, scheduleId, { assignees: [{ personId: max.id }], status: "confirmed" });
        const taker = ["exchange", "decline"].includes(end) ? ann.id : max.id;
        const other = await plan(ann, scheduleId, {
          ...{ assignees: [{ personId: taker }], status: "confirmed" },
          ...{ start: "2026-02-03T08:00[UTC]", end: "2026-02-03T16:00[UTC]" },
        });
        const { swapId } = await max.client.swaps.propose({ scheduleId, shiftId: made.id, version: 1 });
        const key = { scheduleId, swapId };
        const inExchange = { shiftId: other.id, version: 1 };
        if (["exchange", "decline"].includes(end)) await ann.client.swaps.accept({ ...key, version: 1, inExchange });
        if (["give", "reject"].includes(end)) await ann.client.swaps.accept({ ...key, version: 1 });
        if (end === "exchange") await max.client.swaps.agree(key);
        if (end === "decline") await max.client.swaps.decline(key);
        if (["withdraw", "decline"].includes(end)) await max.client.swaps.withdraw(key);
        if (approval && ["exchange", "give", "reject"].includes(end))
          await ann.client.swaps.decide({ ...key, approve: end !== "reject", answer: "Too short a notice." });
        for (const shiftId of [made.id, other.id])
          await ann.client.shifts.update({ scheduleId, shiftId, status: "cancelled" });
        await run(app, "swaps.close");
      }
    }
  },
  async "days with an accepted shift are blocked, once and every week"(open) {
    const { max } = await openMoved((options) => open({ ...options, availability: { repeats: true } }));
    await max.client.portal.blockDays({ days: ["2026-02-02"] });
    await max.client.portal.setWeeklyBlocks({ weekdays: [{ weekday: 1, firstDay: "2026-01-05" }] });
  },
  async "days with an accepted shift are requested and approved"(open) {
    const { boss, max } = await openMoved((options) => open({ ...options, availability: { approval: true } }));
    await max.client.portal.blockDays({ days: ["2026-02-02"] });
    const { rows } = await boss.client.availability.listRequests({});
    const decisions = rows.map(({ id }) => ({ requestId: id, state: "approved" as const }));
    await boss.client.availability.decide({ decisions });
  },
};
