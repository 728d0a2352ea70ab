import type { BaseEvent } from "../kernel/operations/event.ts";
import { type Change, update } from "../kernel/store/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { type Organization, organizations } from "./collection.ts";

/** Sets the given values, increments the organization's sequence number and publishes to its topic. */
export function moveOrganization<Event extends BaseEvent>(
  organization: Organization,
  events: readonly Event[],
  set: Partial<Organization> = {},
): { readonly organization: Organization; readonly change: Change; readonly entry: JournalEntry<Event> } {
  const number = organization.number + 1;
  return {
    organization: { ...organization, ...set, number },
    change: update(organizations, [organization.id], { ...set, number }, { number: organization.number }),
    entry: { topic: organization.id, number, events },
  };
}
