import type { Rollcall, RollcallClient } from "@rollcall/core";
import { admin, harbourMaster } from "../personas.ts";
import type { ScheduleIds } from "../host-data.ts";
import { clientOf } from "./seed.ts";
import { dateIn, harbourZone } from "./seed-shifts.ts";
import { hostUsers } from "./staff.ts";

const jonasAddress = "jonas.lindqvist@harbour.example";
const priyaAddress = "priya.raghunathan@harbour.example";

const dayLength = 86_400_000;

const key = (step: string): { readonly idempotencyKey: string } => ({ idempotencyKey: `seed:offers:${step}` });

/**
 * Offers shifts of the pilot station: one with several slots to many people at once, of whom some have answered, and one in
 * waves with a deadline. People have also blocked days and requested time off. Can resume an interrupted seed.
 */
export async function seedOffers(rollcall: Rollcall, { "pilot-station": scheduleId }: ScheduleIds): Promise<void> {
  if (scheduleId === undefined) return;
  const amara = clientOf(rollcall, admin.identity);
  const { rows } = await amara.members.list({ scheduleId, assignable: true, limit: 50 });
  const known = new Set(hostUsers.map(({ email }) => email));
  // The member in the persona switch comes first.
  const isJonas = (email: string): number => Number(email === jonasAddress);
  const pool = rows
    .filter(({ email }) => known.has(email))
    .sort((one, other) => isJonas(other.email) - isJonas(one.email))
    .map(({ personId }) => personId);

  const offer = async (kind: string, days: number, values: object, terms: object) => {
    const [from, to] = ["08:00", "16:00"].map((time) => `${dateIn(days)}T${time}[${harbourZone}]`);
    const asked = { scheduleId, kind, start: from ?? "", end: to ?? "", ...values };
    const { shift } = await amara.shifts.create(asked, key(`shift:${kind}`));
    const made = { scheduleId, shiftId: shift.id, personIds: pool.slice(0, 8), ...terms };
    const { offer: open } = await amara.offers.create(made, key(`offer:${kind}`));
    return { shiftId: shift.id, askedIds: open?.answers.map(({ personId }) => personId) ?? [] };
  };
  const patrol = { position: "Deckhand", venue: "Pier 4", notes: "Bring a life jacket.", slots: 3 };
  const { shiftId, askedIds } = await offer("Harbour patrol", 9, patrol, {});
  const answers = [
    { answer: "accept", reason: "" },
    { answer: "decline", reason: "Exam that day" },
  ] as const;
  for (const [index, given] of answers.entries()) {
    const personId = askedIds.at(-1 - index);
    if (personId === undefined) continue;
    await amara.offers.answerFor({ scheduleId, shiftId, personId, ...given }, key(`answer:${given.answer}`));
  }
  const deadline = new Date(Date.now() + 6 * dayLength).toISOString();
  await offer(
    "Tug standby",
    11,
    { position: "Skipper", venue: "Basin 2" },
    { wave: { size: 2, minutes: 90 }, deadline },
  );
  await seedAbsences(rollcall);
  await seedSwap(rollcall, scheduleId);
}

/** A shift that Jonas gives to Priya if a planner approves it. */
async function seedSwap(rollcall: Rollcall, scheduleId: string): Promise<void> {
  const { shifts } = clientOf(rollcall, admin.identity);
  const [jonas, priya] = [clientBy(rollcall, jonasAddress), clientBy(rollcall, priyaAddress)];
  const [start, end] = ["08:00", "16:00"].map((time) => `${dateIn(16)}T${time}[${harbourZone}]`);
  const { person } = await jonas.people.getMe({});
  const asked = { scheduleId, kind: "Radar watch", venue: "Tower", start: start ?? "", end: end ?? "" };
  const taken = { assignees: [{ personId: person.id }], status: "confirmed" as const };
  const { shift } = await shifts.create({ ...asked, ...taken }, key("shift:swap"));
  const proposal = { scheduleId, shiftId: shift.id, version: shift.version };
  const { swapId } = await jonas.swaps.propose(proposal, key("swap"));
  await priya.swaps.accept({ scheduleId, swapId, version: shift.version }, key("swap:accept"));
}

const clientBy = (rollcall: Rollcall, email: string): RollcallClient => {
  const identity = hostUsers.find((one) => one.email === email);
  if (identity === undefined) throw new Error(`unknown user \`${email}\``);
  return clientOf(rollcall, identity);
};

/** A blocked day, a time-off request waiting for a decision, and an approved one. */
async function seedAbsences(rollcall: Rollcall): Promise<void> {
  const jonas = clientBy(rollcall, jonasAddress).portal;
  await jonas.blockDays({ days: [dateIn(13)], reason: "Moving house" }, key("block"));
  const ask = async (email: string, days: number, reason: string) => {
    const range = { firstDay: dateIn(days), lastDay: dateIn(days + 2), reason };
    return (await clientBy(rollcall, email).portal.requestTimeOff(range, key(`time-off:${email}`))).request;
  };
  await ask(priyaAddress, 10, "A family visit");
  const approved = await ask("lukasz.wojcik@harbour.example", 9, "Course");
  const decisions = [{ requestId: approved.id, state: "approved" as const }];
  await clientOf(rollcall, harbourMaster.identity).availability.decide({ decisions }, key("decide"));
}
