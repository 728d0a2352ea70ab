import type { Rollcall } from "@rollcall/core";
import type { Track } from "./cases.ts";
import { call, identity } from "./compose.ts";

/** How many schedules are made at once: they share their commits. */
const atOnce = 100;

interface Added {
  readonly results: readonly { readonly member: { readonly personId: string } }[];
}

/** Makes `count` schedules: Ann and Bob are the admins, two people nobody has met the only assignable members. */
export async function prepareTracks(rollcall: Rollcall, count: number): Promise<readonly Track[]> {
  const ann = await rollcall.recognise(identity("ann"));
  const bob = await rollcall.recognise(identity("bob"));
  const one = async (): Promise<Track> => {
    const { schedule } = await call<{ schedule: { id: string } }>(rollcall, ann, "schedules.create", { name: "Race" });
    const scheduleId = schedule.id;
    const people = [
      { personId: bob.personId, role: "admin", assignable: false },
      { address: "x@example.org" },
      { address: "y@example.org" },
    ];
    const { results } = await call<Added>(rollcall, ann, "members.add", { scheduleId, people });
    const [, x = "", y = ""] = results.map(({ member }) => member.personId);
    const still = { scheduleId, personId: ann.personId, assignable: false };
    await call(rollcall, ann, "members.setAssignable", still);
    return { scheduleId, ann: ann.personId, bob: bob.personId, x, y };
  };
  const tracks: Track[] = [await one()];
  while (tracks.length < count) {
    const more = Math.min(atOnce, count - tracks.length);
    tracks.push(...(await Promise.all(Array.from({ length: more }, one))));
  }
  return tracks;
}
