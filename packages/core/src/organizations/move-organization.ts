import type { DomainEvent } from "../contract/stream.ts";
import { type Change, update } from "../kernel/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { type Organization, organizations } from "./collection.ts";

/** Sets the given values, increments the organization's sequence number and publishes to its topic. */
export function moveOrganization(
  organization: Organization,
  events: readonly DomainEvent[],
  set: Partial<Organization> = {},
): { readonly organization: Organization; readonly change: Change; readonly entry: JournalEntry } {
  const number = organization.number + 1;
  return {
    organization: { ...organization, ...set, number },
    change: update(organizations, [organization.id], { ...set, number }, { number: organization.number }),
    entry: { topic: organization.id, number, events },
  };
}
