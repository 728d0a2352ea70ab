import { z } from "zod";
import { hasDetailsOfAccount, type Person } from "../people/collection.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { Member } from "../schedules/members.ts";

/**
 * Where a member's field is changed: in the person's account (`account`), in the linked schedule (`linked`), or here
 * (`local`).
 */
const fieldSource = z.enum(["account", "linked", "local"]);

/** Where each field of a member is changed (X4). */
export const fieldSources = z.strictObject({
  name: fieldSource,
  address: fieldSource,
  /** Always `local`: no other product gives a role. */
  role: fieldSource,
  /** `linked`: not assignable, because the linked schedule doesn't list the member (B22). */
  assignable: fieldSource,
});

/** Where each field of a member is changed: people without an account follow the linked schedule that lists them (P61). */
export function fieldSourcesOf(
  { provenance, assignable }: Pick<Member, "provenance" | "assignable">,
  { linked }: Pick<Schedule, "linked">,
  person: Person | undefined,
): z.output<typeof fieldSources> {
  const isListed = linked && provenance !== "local";
  const isFollowing = isListed && person?.state === "active";
  const details = person && hasDetailsOfAccount(person) ? "account" : isFollowing ? "linked" : "local";
  return {
    name: details,
    address: details,
    role: "local",
    assignable: linked && !isListed && !assignable ? "linked" : "local",
  };
}
