import type { Actor, Rollcall } from "@rollcall/core";
import { call, identity, offerMinutes } from "./compose.ts";
import { createType, prepareRecord } from "./prepare-records.ts";
import type { RaceCase, Track } from "./race-case.ts";

/** The number of schedules created at once: many share commits in SQLite, and contend for the same people in PostgreSQL. */
const atOnce = { sqlite: 100, postgres: 8 };

interface Added {
  readonly results: readonly { readonly member: { readonly personId: string } }[];
}

interface Linked {
  readonly url: string;
}

const tokenIn = ({ url }: Linked): string => new URL(url).hash.slice(1);

const none = { shiftId: "", offerId: "", swapId: "" };

interface Preparing {
  readonly scheduleId: string;
  readonly personIds: readonly string[];
}

/** Makes people assignable and creates a shift with one slot. */
async function createShift(rollcall: Rollcall, by: Actor, { scheduleId, personIds }: Preparing, more: object = {}) {
  for (const personId of personIds)
    await call(rollcall, by, "members.setAssignable", { scheduleId, personId, assignable: true });
  // Each race has its own day, so that no one has another shift then.
  const day = new Date(Date.UTC(2100, 0, 1) + 3 * ++days * 86_400_000).toISOString().slice(0, 10);
  const times = { start: `${day}T08:00[UTC]`, end: `${day}T16:00[UTC]` };
  const asked = { scheduleId, kind: "Day", ...times, ...more };
  return (await call<{ shift: { id: string } }>(rollcall, by, "shifts.create", asked)).shift.id;
}

/** Offers people a shift with one slot. */
async function offerShift(rollcall: Rollcall, by: Actor, asked: Preparing) {
  const { scheduleId, personIds } = asked;
  const shiftId = await createShift(rollcall, by, asked);
  const { offer } = await call<{ offer: { id: string } }>(rollcall, by, "offers.create", {
    scheduleId,
    shiftId,
    personIds,
    deadline: new Date(Date.now() + offerMinutes * 60_000).toISOString(),
  });
  return { ...none, shiftId, offerId: offer.id };
}

/** Makes the caller offer one of their shifts to others. */
async function offerSwap(rollcall: Rollcall, by: Actor, asked: Preparing) {
  const { scheduleId } = asked;
  const more = { assignees: [{ personId: by.personId }], status: "confirmed" };
  const shiftId = await createShift(rollcall, by, asked, more);
  const { swapId } = await call<{ swapId: string }>(rollcall, by, "swaps.propose", { scheduleId, shiftId, version: 1 });
  return { ...none, shiftId, swapId };
}

let days = 0;

/** Creates a schedule for each race with Ann and Bob as admins and two new people as the only assignable members. */
export async function prepareTracks(
  rollcall: Rollcall,
  cases: readonly RaceCase[],
  store: keyof typeof atOnce,
): Promise<readonly Track[]> {
  const ann = await rollcall.recognise(identity("ann"));
  const bob = await rollcall.recognise(identity("bob"));
  const boss = await rollcall.recognise(identity("boss"));
  const typeId = await createType(rollcall, boss);
  const one = async ({ owned, linked, offered, swapped, record: state }: RaceCase): Promise<Track> => {
    const asked = { name: "Race", owner: owned ? "person" : "organization" };
    const { schedule } = await call<{ schedule: { id: string } }>(rollcall, ann, "schedules.create", asked);
    const scheduleId = schedule.id;
    const people = [
      { personId: bob.personId, role: "admin", assignable: false },
      { address: "x@example.org" },
      { address: "y@example.org" },
    ];
    const { results } = await call<Added>(rollcall, ann, "members.add", { scheduleId, people });
    const [, x = "", y = ""] = results.map(({ member }) => member.personId);
    // The third journal entry, after the schedule and its members.
    const number = 3;
    const still = { scheduleId, personId: ann.personId, assignable: false };
    await call(rollcall, ann, "members.setAssignable", still);
    const key = { scheduleId, personId: bob.personId };
    const token = linked ? tokenIn(await call<Linked>(rollcall, ann, "invitations.copyLink", key)) : "none";
    const both = { scheduleId, personIds: [ann.personId, bob.personId] };
    const swap = swapped ? await offerSwap(rollcall, ann, both) : none;
    const offer = offered ? await offerShift(rollcall, ann, both) : swap;
    const record = state && (await prepareRecord(rollcall, { scheduleId, state, typeId, ann, boss }));
    const ids = { scheduleId, ann: ann.personId, bob: bob.personId, x, y };
    return { ...ids, number, token, ...offer, ...(record && { record }) };
  };
  const tracks: Track[] = [];
  for (let next = 0; next < cases.length; next += atOnce[store]) {
    tracks.push(...(await Promise.all(cases.slice(next, next + atOnce[store]).map(one))));
  }
  return tracks;
}
