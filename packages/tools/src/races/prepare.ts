import type { Actor, Rollcall } from "@rollcall/core";
import type { RaceCase, Track } from "./cases.ts";
import { call, identity, offerMinutes } from "./compose.ts";

/** The number of schedules created at once, sharing commits. */
const atOnce = 100;

interface Added {
  readonly results: readonly { readonly member: { readonly personId: string } }[];
}

interface Linked {
  readonly url: string;
}

const tokenIn = ({ url }: Linked): string => new URL(url).hash.slice(1);

const none = { shiftId: "", offerId: "" };

/** Makes people assignable and offers them a shift with one slot. */
async function offerShift(
  rollcall: Rollcall,
  by: Actor,
  { scheduleId, personIds }: { readonly scheduleId: string; readonly personIds: readonly string[] },
): Promise<Pick<Track, "shiftId" | "offerId">> {
  for (const personId of personIds)
    await call(rollcall, by, "members.setAssignable", { scheduleId, personId, assignable: true });
  // Each race has a day of its own, so that no one has another shift then.
  const day = new Date(Date.UTC(2100, 0, 1) + 3 * ++days * 86_400_000).toISOString().slice(0, 10);
  const times = { start: `${day}T08:00[UTC]`, end: `${day}T16:00[UTC]` };
  const made = await call<{ shift: { id: string } }>(rollcall, by, "shifts.create", {
    scheduleId,
    kind: "Day",
    ...times,
  });
  const shiftId = made.shift.id;
  const { offer } = await call<{ offer: { id: string } }>(rollcall, by, "offers.create", {
    scheduleId,
    shiftId,
    personIds,
    deadline: new Date(Date.now() + offerMinutes * 60_000).toISOString(),
  });
  return { shiftId, offerId: offer.id };
}

let days = 0;

/** Creates a schedule for each race with Ann and Bob as admins and two new people as the only assignable members. */
export async function prepareTracks(rollcall: Rollcall, cases: readonly RaceCase[]): Promise<readonly Track[]> {
  const ann = await rollcall.recognise(identity("ann"));
  const bob = await rollcall.recognise(identity("bob"));
  const one = async ({ owned, linked, offered }: RaceCase): Promise<Track> => {
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
    const offer = offered
      ? await offerShift(rollcall, ann, { scheduleId, personIds: [ann.personId, bob.personId] })
      : none;
    return { scheduleId, ann: ann.personId, bob: bob.personId, x, y, number, token, ...offer };
  };
  const tracks: Track[] = [];
  for (let next = 0; next < cases.length; next += atOnce) {
    tracks.push(...(await Promise.all(cases.slice(next, next + atOnce).map(one))));
  }
  return tracks;
}
