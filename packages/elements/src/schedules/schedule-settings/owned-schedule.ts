import type { OrganizationView, RollcallClient, ScheduleView } from "@rollcall/core";
import { unlessRefused } from "../../messages/reason-words.ts";

/** What the settings show: the schedule, its owner, and the organization if the caller may see it. */
export interface OwnedSchedule {
  readonly schedule: ScheduleView;
  readonly organization: OrganizationView | undefined;
  /** The owner's name; `undefined` if the organization owns it or the caller may not see the owner. */
  readonly ownerName: string | undefined;
}

/** Loads a schedule and its owner. */
export async function loadOwnedSchedule(
  client: RollcallClient,
  scheduleId: string,
  signal: AbortSignal,
): Promise<OwnedSchedule> {
  const [{ schedule }, organization] = await Promise.all([
    client.schedules.get({ scheduleId }, { signal }),
    client.organizations.get({}, { signal }).then(({ organization }) => organization, unlessRefused),
  ]);
  return { schedule, organization, ownerName: await nameOfOwner(client, schedule, signal) };
}

/** The name of the person who owns a schedule. */
export async function nameOfOwner(
  client: RollcallClient,
  { id, ownerId }: Pick<ScheduleView, "id" | "ownerId">,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (ownerId === null) return undefined;
  const found = await client.members.get({ scheduleId: id, personId: ownerId }, { signal }).catch(unlessRefused);
  return found && (found.member.name || found.member.email);
}

/** The topics that the settings depend on, including the organization for the right to delete (B59). */
export const topicsOf = ({ schedule, organization }: OwnedSchedule): Readonly<Record<string, number>> => ({
  [schedule.id]: schedule.number,
  ...(organization && { [organization.id]: organization.number }),
});
