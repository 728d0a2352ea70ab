import { createClient, createInProcessTransport, type HostIdentity, type Rollcall } from "@rollcall/core";
import type { CalendarServer } from "../calendars/serve-calendars.ts";
import type { ScheduleIds } from "../host-data.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { admin } from "../personas.ts";
import { plan, type SchedulePlan } from "./plan.ts";
import { harbourZone, seedShifts } from "./seed-shifts.ts";
import type { SeedClock } from "./seed-clock.ts";
import { hostUsers } from "./staff.ts";

/** What a seed works with: Rollcall, its mail, calendars and clock. */
export interface Seeded {
  readonly rollcall: Rollcall;
  readonly mailbox: Mailbox;
  readonly calendars: CalendarServer;
  readonly clock: SeedClock;
}

/** A client in this process, as one of the host's users. */
export const clientOf = (rollcall: Rollcall, identity: HostIdentity) =>
  createClient(createInProcessTransport(rollcall, () => rollcall.recognise(identity)));

type Client = ReturnType<typeof clientOf>;

/**
 * Seeds an empty Rollcall through its operations. Each command has an idempotency key, so an interrupted seed can resume
 * and a second run changes nothing.
 * @param contractorIds the ids of external people by address
 */
export async function seed(rollcall: Rollcall, contractorIds: ReadonlyMap<string, string>): Promise<ScheduleIds> {
  for (const identity of hostUsers) await rollcall.recognise(identity);
  const amara = clientOf(rollcall, admin.identity);
  const ids: Record<string, string> = {};
  for (const schedule of plan) ids[schedule.slug] = await seedSchedule(amara, schedule, contractorIds);
  return ids;
}

/** Creates a schedule of the plan, unless it is already there. */
export async function createSchedule(client: Client, slug: string): Promise<string> {
  const { name } = plan.find((one) => one.slug === slug) ?? { name: slug };
  const { schedules } = await client.schedules.list({});
  const known = schedules.find((one) => one.name === name);
  return (known ?? (await client.schedules.create({ name, timeZone: harbourZone }, key("create", slug))).schedule).id;
}

async function seedSchedule(
  client: Client,
  { slug, autoSend, people }: SchedulePlan,
  contractorIds: ReadonlyMap<string, string>,
): Promise<string> {
  const scheduleId = await createSchedule(client, slug);
  if (!autoSend) await client.schedules.setAutoSend({ scheduleId, autoSend }, key("auto-send", slug));
  const asked = people.map(({ address, ...place }) => {
    const personId = contractorIds.get(address);
    return personId === undefined ? { address, ...place } : { personId, ...place };
  });
  const { results } = await client.members.add({ scheduleId, people: asked }, key("add", slug));
  for (const [index, result] of results.entries()) {
    if (result.status === "refused" && result.reason.code !== "member.already-there")
      throw new Error(`couldn't add \`${people[index]?.address ?? ""}\`: ${result.reason.code}`);
  }
  await seedShifts(client, scheduleId, slug);
  return scheduleId;
}

const key = (step: string, about: string): { readonly idempotencyKey: string } => ({
  idempotencyKey: `seed:${step}:${about}`,
});
