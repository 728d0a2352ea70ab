import { type Actor, type Rollcall, RollcallError } from "@rollcall/core";
import { call, identity } from "./compose.ts";
import type { Ask, RaceCase, Track } from "./race-case.ts";
import type { Run } from "./racer.ts";

/** The result of a batch of races. */
export interface RaceReport {
  readonly races: number;
  /** The number of races with overlapping calls. */
  readonly overlapped: number;
  /** A description of each violation. */
  readonly broken: readonly string[];
  readonly cases: readonly { readonly title: string; readonly races: number; readonly overlapped: number }[];
}

/** A race and its schedule. */
export interface Race {
  readonly raceCase: RaceCase;
  readonly track: Track;
}

/** Whether both calls overlapped. */
const overlaps = (a: Run, b: Run): boolean => Math.max(a.began, b.began) < Math.min(a.ended, b.ended);

/** Checks the responses of each race and the rows it left. */
export async function checkRaces(
  rollcall: Rollcall,
  races: readonly Race[],
  runs: readonly [readonly Run[], readonly Run[]],
): Promise<RaceReport> {
  const boss = await rollcall.recognise(identity("boss"));
  const ask: Ask = (as, name, input) => call(rollcall, as === "boss" ? boss : as, name, input);
  const broken: string[] = [];
  const cases = [...new Set(races.map(({ raceCase }) => raceCase.title))].map((title) => ({
    title,
    races: 0,
    overlapped: 0,
  }));
  for (const [index, { raceCase, track }] of races.entries()) {
    const [ann, bob] = [runs[0][index], runs[1][index]];
    const tally = cases.find(({ title }) => title === raceCase.title);
    if (ann === undefined || bob === undefined || tally === undefined) throw new RangeError("a race didn't run");
    tally.races += 1;
    if (overlaps(ann, bob)) tally.overlapped += 1;
    const { outcomes, title } = raceCase;
    const isOne = outcomes.some(([first, second]) => first === ann.outcome && second === bob.outcome);
    if (!isOne) broken.push(`${title}: ${ann.outcome} and ${bob.outcome}`);
    const accepts = raceCase.turns(track).map(({ call: { name } }) => name === "offers.accept");
    const accepted = [ann, bob].filter(({ outcome }, at) => accepts[at] === true && outcome === "done").length;
    if (accepts.includes(true)) {
      const late = await acceptedAfter(rollcall, boss, track.scheduleId);
      if (late !== undefined) broken.push(`${title}: accepted after ${late}`);
      const { shift } = await call<Shown>(rollcall, boss, "shifts.get", {
        scheduleId: track.scheduleId,
        shiftId: track.shiftId,
      });
      if (shift.assignees.length !== accepted)
        broken.push(`${title}: ${accepted} accepted, ${shift.assignees.length} on the shift`);
    }
    if (track.swapId !== "") {
      const late = await acceptedAfter(rollcall, boss, track.scheduleId);
      if (late !== undefined) broken.push(`${title}: accepted after ${late}`);
      const { shift } = await call<Shown>(rollcall, boss, "shifts.get", {
        scheduleId: track.scheduleId,
        shiftId: track.shiftId,
      });
      const personIds = shift.assignees.map(({ personId }) => personId).join();
      const expected = bob.outcome === "done" ? track.bob : track.ann;
      if (personIds !== expected) broken.push(`${title}: ${personIds} on the shift instead of ${expected}`);
    }
    const breach = await raceCase.breach?.(ask, track, [ann.outcome, bob.outcome]);
    if (breach !== undefined) broken.push(`${title}: ${breach}`);
    const isAnswer = raceCase.turns(track)[1].call.name === "invitations.accept";
    const left = await whatIsLeft(rollcall, boss, track.scheduleId, isAnswer ? bob.outcome === "done" : undefined);
    if (left !== undefined) broken.push(`${title}: ${left}`);
  }
  const overlapped = cases.reduce((sum, one) => sum + one.overlapped, 0);
  return { races: races.length, overlapped, broken, cases };
}

interface Entries {
  readonly entries: readonly { readonly operation: string }[];
}

/** The operation that closed the offer or changed the shift before the acceptance, if any. */
async function acceptedAfter(rollcall: Rollcall, boss: Actor, scheduleId: string): Promise<string | undefined> {
  const { entries } = await call<Entries>(rollcall, boss, "history.list", { scheduleId });
  const [newest, before] = entries.map(({ operation }) => operation);
  return newest?.endsWith("accept") && !/(?:create|propose)$/.test(before ?? "") ? before : undefined;
}

interface Shown {
  readonly shift: { readonly assignees: readonly { readonly personId: string }[] };
}

interface Listed {
  readonly schedule: { readonly members: number; readonly admins: number; readonly assignables: number };
  readonly rows: readonly {
    readonly email: string;
    readonly role: string;
    readonly assignable: boolean;
    readonly invitation: string;
  }[];
}

/**
 * Returns the violation in the rows of a schedule, if any (I1, I2, I3).
 * @param isAccepted whether Bob's link was accepted; `undefined` if he had none
 */
async function whatIsLeft(
  rollcall: Rollcall,
  boss: Actor,
  scheduleId: string,
  isAccepted: boolean | undefined,
): Promise<string | undefined> {
  const listed = await call<Listed>(rollcall, boss, "members.list", { scheduleId }).catch((error: unknown) => error);
  if (listed instanceof RollcallError && listed.code === "request.not-found") return undefined;
  if (listed instanceof Error) throw listed;
  const { schedule, rows } = listed as Listed;
  const admins = rows.filter(({ role }) => role === "admin").length;
  const assignables = rows.filter(({ assignable }) => assignable).length;
  if (admins === 0) return "no admin left";
  if (assignables === 0) return "no assignable member left";
  if (new Set(rows.map(({ email }) => email.toLowerCase())).size < rows.length) return "duplicate member";
  const bob = rows.find(({ email }) => email === identity("bob").email);
  if (isAccepted !== undefined && (bob?.invitation === "accepted") !== isAccepted) {
    return `Bob's response differs from his invitation: ${bob?.invitation ?? "none"}`;
  }
  const counted = [rows.length, admins, assignables].join();
  const kept = [schedule.members, schedule.admins, schedule.assignables].join();
  return counted === kept ? undefined : `totals are ${kept}, but rows are ${counted}`;
}
