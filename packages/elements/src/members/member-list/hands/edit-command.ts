import type { Settable } from "../../wire.ts";
import type { ListView } from "../list-view.ts";

/** The command that sets one value, and its dry run. */
export function commandOf(
  { members }: NonNullable<ListView["client"]>,
  key: { readonly scheduleId: string; readonly personId: string },
  field: keyof Settable,
  { role, assignable, invited }: Settable,
  options: { readonly idempotencyKey: string },
) {
  switch (field) {
    case "role":
      return {
        run: () => members.setRole({ ...key, role }, options),
        dryRun: () => members.setRole.dryRun({ ...key, role }),
      };
    case "assignable":
      return {
        run: () => members.setAssignable({ ...key, assignable }, options),
        dryRun: () => members.setAssignable.dryRun({ ...key, assignable }),
      };
    case "invited":
      return {
        run: () => members.setInvited({ ...key, invited }, options),
        dryRun: () => members.setInvited.dryRun({ ...key, invited }),
      };
  }
}
