import assert from "node:assert/strict";
import test from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import type { Assignment } from "../shifts/assignments.ts";
import type { Shift } from "../shifts/collection.ts";
import type { TestApp } from "../testing/test-app.fixture.ts";
import { RollcallError } from "../index.ts";
import type { OfferAnswer } from "./collection.ts";

/** Override the seed and the number of commands with `ROLLCALL_SEED` and `ROLLCALL_RUNS`. */
const firstSeed = Number(process.env["ROLLCALL_SEED"] ?? "20261129");
const commandsPerRun = Number(process.env["ROLLCALL_RUNS"] ?? "150");

/** Pseudo-random whole numbers below a limit, the same in every run. */
function createDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The rows of a collection that have this column. */
const rowsWith = async <R>(app: TestApp, column: string): Promise<readonly R[]> =>
  ((await app.everything()) as readonly (readonly object[])[]).flat().filter((row) => column in row) as R[];

/** Compares every shift with its assignments, and every answer with what its person sees. */
async function assertConsistent(app: TestApp, trail: string): Promise<void> {
  const shifts = await rowsWith<Shift>(app, "unfilled");
  const assignments = await rowsWith<Assignment>(app, "overrideNote");
  for (const shift of shifts) {
    const people = assignments.filter(({ shiftId, active }) => active && shiftId === shift.id);
    const filled = people.filter(({ state }) => state === "confirmed" || state === "changed").length;
    const isOpen = !["cancelled", "completed"].includes(shift.status);
    const status = filled >= shift.slots ? "confirmed" : shift.published ? "offered" : "draft";
    const expected = {
      ...{ taken: people.length, filled, open: isOpen, unfilled: isOpen && people.length < shift.slots },
      status: isOpen ? status : shift.status,
    };
    const { taken, filled: stored, open, unfilled, status: derived } = shift;
    assert.deepEqual({ taken, filled: stored, open, unfilled, status: derived }, expected, trail);
    const slots = people.map(({ slot }) => slot ?? -1);
    assert.equal(new Set(slots).size, slots.length, trail);
    assert(
      slots.every((slot) => slot >= 0 && slot < shift.slots),
      trail,
    );
    assert(shift.start < shift.end, trail);
  }
  const byId = new Map(shifts.map((shift) => [shift.id, shift]));
  for (const one of assignments) {
    const shift = byId.get(one.shiftId) ?? assert.fail(trail);
    const { kind, start, end, timeZone } = shift;
    const active = one.state !== "released";
    const open = active && shift.open;
    const visible = open && one.state !== "planned";
    const accepted = open && (one.state === "confirmed" || one.state === "changed");
    const copies = active ? { kind, start, end, timeZone } : {};
    assert.deepEqual({ ...one, ...copies, active, open, visible, accepted }, one, trail);
    assert.equal(one.slot === null, !active, trail);
    if (!active || shift.status !== "cancelled") assert.equal(one.endedAt === null, active, trail);
    if (visible) assert(one.revision > 0, trail);
    if (one.state !== "planned" && active) assert(shift.published, trail);
  }
  for (const answer of await rowsWith<OfferAnswer>(app, "answeredVersion")) {
    if (answer.open) assert(["asked", "declined", "waitlisted"].includes(answer.state), `${trail} ${answer.state}`);
    if (answer.state === "waitlisted") assert(answer.open, trail);
  }
}

for (const seed of Array.from({ length: 4 }, (_, run) => firstSeed + run)) {
  test(`keeps counts, statuses and copies correct in any order of commands, seed ${seed} [B63, Q41, Q61]`, async () => {
    const { app, ann, max, sam, xia, yan, scheduleId } = await openWorkers();
    const roll = createDice(seed);
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] ?? assert.fail("nothing to pick");
    const people = [xia, yan, ann, max].map(({ id }) => id);
    const planners = [ann, max, sam];
    const at = (hours: number): string => `${new Date(hours * 3_600_000).toISOString().slice(0, 16)}Z[UTC]`;
    let hour = Math.floor(app.clock.now() / 3_600_000);
    const times = () => {
      const start = hour + 1 + roll(60);
      return { start: at(start), end: at(start + 1 + roll(30)) };
    };
    const shiftIds = async () => (await rowsWith<Shift>(app, "unfilled")).map(({ id }) => id);
    const keyed = async () => ({ scheduleId, shiftId: pick(await shiftIds()) });
    const offered = async () => {
      const { rows } = await ann.client.offers.list({ scheduleId });
      return rows.length === 0 ? keyed() : { scheduleId, shiftId: pick(rows).shiftId };
    };
    const seriesIds = async () =>
      (await rowsWith<Shift>(app, "unfilled")).flatMap(({ seriesId }) => (seriesId === null ? [] : [seriesId]));
    const worker = () => pick([xia, yan]).browser.client.offers;
    const states = ["planned", "offered", "confirmed"] as const;
    const versionOf = async (shiftId: string) => (await ann.client.shifts.get({ scheduleId, shiftId })).shift.version;
    const create = () =>
      pick(planners).client.shifts.create({
        ...{ scheduleId, kind: "Night", slots: 1 + roll(3), ...times() },
        status: pick(["draft", "offered", "confirmed"] as const),
        assignees: roll(2) === 0 ? [] : [{ personId: pick(people) }],
      });
    const commands: Readonly<Record<string, () => Promise<unknown>>> = {
      create,
      assign: async () =>
        pick(planners).client.shifts.assign({
          ...(await keyed()),
          ...{ personId: roll(4) === 0 ? null : pick(people), override: "Needed" },
          ...(roll(2) === 0 ? {} : { state: pick(states) }),
          ...(roll(3) === 0 ? { instead: roll(2) === 0 ? null : pick(people) } : {}),
        }),
      status: async () =>
        ann.client.shifts.update({
          ...(await keyed()),
          status: pick(["draft", "offered", "confirmed", "cancelled", "completed"] as const),
          ...(roll(2) === 0 ? { slots: 1 + roll(3) } : {}),
        }),
      move: async () => ann.client.shifts.update({ ...(await keyed()), ...times() }),
      edit: async () =>
        ann.client.shifts.update({ ...(await keyed()), kind: pick(["Day", "Night"]), notes: `${roll(9)}` }),
      slots: async () => ann.client.shifts.update({ ...(await keyed()), slots: 1 + roll(4) }),
      publish: async () =>
        ann.client.shifts.publish({
          ...{ scheduleId, shiftIds: [pick(await shiftIds()), pick(await shiftIds())] },
          state: pick(["offered", "confirmed"] as const),
        }),
      release: async () => ann.client.shifts.release({ scheduleId, personId: pick(people) }),
      copy: async () =>
        ann.client.shifts.copy({
          ...{ scheduleId, from: at(hour).slice(0, 10), to: at(hour + 24 * 9).slice(0, 10), days: 1, withPeople: true },
        }),
      series: async () =>
        ann.client.shifts.createSeries({ scheduleId, kind: "Watch", slots: 2, ...times(), rule: "FREQ=DAILY;COUNT=3" }),
      editSeries: async () =>
        ann.client.shifts.updateSeries({
          ...{ scheduleId, seriesId: pick(await seriesIds()), venue: pick(["", "Quay"]), slots: 1 + roll(3) },
          ...(roll(2) === 0 ? { startTime: "05:00" } : {}),
          ...(roll(2) === 0 ? { from: at(hour + 24 * roll(4)).slice(0, 10) } : {}),
        }),
      endSeries: async () => ann.client.shifts.endSeries({ scheduleId, seriesId: pick(await seriesIds()) }),
      offer: async () =>
        pick(planners).client.offers.create({
          ...(await keyed()),
          personIds: roll(2) === 0 ? [xia.id] : [yan.id, xia.id],
          ...(roll(2) === 0 ? { wave: { size: 1, minutes: 1 + roll(90) } } : {}),
        }),
      accept: async () => {
        const key = await offered();
        return worker().accept({ ...key, version: await versionOf(key.shiftId) });
      },
      acceptOpen: async () => {
        const offers = worker();
        const { id: shiftId, version } = pick((await offers.listOwn({})).rows);
        return offers.accept({ scheduleId, shiftId, version });
      },
      decline: async () => {
        const offers = worker();
        return offers.decline({ scheduleId, shiftId: pick((await offers.listOwn({})).rows).id, reason: "Exam" });
      },
      handBack: async () => worker().handBack(await offered()),
      joinWaitlist: async () => worker().joinWaitlist(await offered()),
      leaveWaitlist: async () => worker().leaveWaitlist(await offered()),
      undo: async () => worker().undoDecline(await offered()),
      answerFor: async () =>
        ann.client.offers.answerFor({
          ...(await offered()),
          ...{ personId: pick([xia.id, yan.id]), answer: pick(["accept", "decline"] as const) },
        }),
      withdraw: async () => {
        const { rows } = await ann.client.offers.list({ scheduleId });
        return ann.client.offers.withdraw({ scheduleId, offerId: pick(rows).id });
      },
      assignable: async () =>
        ann.client.members.setAssignable({ scheduleId, personId: pick([xia.id, yan.id]), assignable: roll(3) > 0 }),
      wait: async () => {
        const hours = 1 + roll(5);
        app.clock.advance(hours * 3_600_000);
        hour += hours;
      },
      jobs: async () => {
        const jobs = app.rollcall.jobs.filter(({ name }) => /^(?:offers|shifts|series)\./.test(name));
        await Promise.all([...jobs, ...jobs].map((job) => job.run()));
      },
      together: async () => {
        const key = await offered();
        const version = await versionOf(key.shiftId);
        const all = [
          xia.browser.client.offers.accept({ ...key, version }),
          yan.browser.client.offers.accept({ ...key, version }),
          ann.client.shifts.assign({ ...key, personId: max.id, override: "Needed" }),
          sam.client.shifts.update({ ...key, venue: `Hall ${roll(3)}` }),
        ];
        for (const one of await Promise.allSettled(all)) {
          if (one.status === "rejected") assert(one.reason instanceof RollcallError, String(one.reason));
        }
      },
    };
    for (let i = 0; i < 4; i++) await create();
    const trail: string[] = [];
    const done = new Set<string>();
    for (let i = 0; i < commandsPerRun; i++) {
      const name = pick(Object.keys(commands));
      trail.push(name);
      try {
        await commands[name]?.();
        done.add(name);
      } catch (error) {
        if (error instanceof assert.AssertionError && error.message === "nothing to pick") continue;
        assert(error instanceof RollcallError && error.code !== "upstream.unavailable", `${name}: ${String(error)}`);
        trail.push(`(${error.code})`);
      }
      await assertConsistent(app, `seed ${seed}: ${trail.slice(-12).join(" ")}`);
    }
    assert(done.size > Object.keys(commands).length / 2, `only ${[...done].join(" ")} succeeded`);
    await app.rollcall.close();
  });
}
