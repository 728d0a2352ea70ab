import type { OrganizationView, RollcallClient, ScheduleView } from "@rollcall/core";
import { unlessRefused } from "../../messages/reason-words.ts";

/** What the settings show: the schedule, whose it is, and the organization where the caller may see it. */
export interface SettledSchedule {
  readonly schedule: ScheduleView;
  readonly organization: OrganizationView | undefined;
  /** The name of the person who owns it; `undefined` where the organization does, or they cannot be seen. */
  readonly ownerName: string | undefined;
}

/** Asks for a schedule and whose it is. */
export async function askSchedule(
  client: RollcallClient,
  scheduleId: string,
  signal: AbortSignal,
): Promise<SettledSchedule> {
  const [{ schedule }, organization] = await Promise.all([
    client.schedules.get({ scheduleId }, { signal }),
    client.organizations.get({}, { signal }).then(({ organization }) => organization, unlessRefused),
  ]);
  return { schedule, organization, ownerName: await nameOfOwner(client, schedule, signal) };
}

/** The name of whoever owns a schedule in person. */
export async function nameOfOwner(
  client: RollcallClient,
  { id, ownerId }: Pick<ScheduleView, "id" | "ownerId">,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (ownerId === null) return undefined;
  const found = await client.members.get({ scheduleId: id, personId: ownerId }, { signal }).catch(unlessRefused);
  return found && (found.member.name || found.member.email);
}

/** The topics that the settings rest on: who may delete depends on the organization, too (B59). */
export const topicsOf = ({ schedule, organization }: SettledSchedule): Readonly<Record<string, number>> => ({
  [schedule.id]: schedule.number,
  ...(organization && { [organization.id]: organization.number }),
});
