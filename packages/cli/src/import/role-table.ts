import { type Role, roles } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import type { ImportFlags } from "./import-flags.ts";
import { readRows } from "./read-rows.ts";

/** The roles that people get, by address in lower case. Unknown roles are kept, so that their people are refused. */
export type RoleTable = ReadonlyMap<string, string>;

/** Whether a schedule has this role. */
export const isRole = (text: string): text is Role => roles.some((role) => role === text);

/**
 * Reads the role table: `admin=ada@example.com,ben@example.com`, or a CSV file with the columns `email` and `role`.
 * @throws {CliError} a file can't be read, or the options name an unknown role
 */
export async function readRoleTable(
  { roles: given = [] }: Pick<ImportFlags, "roles">,
  context: Pick<CliContext, "cwd">,
): Promise<RoleTable> {
  const table = new Map<string, string>();
  for (const one of given) {
    const [role = "", addresses] = one.split("=", 2);
    if (addresses === undefined) {
      for (const row of await readRows(one, context))
        if (row.role !== "") table.set(row.address.toLowerCase(), row.role);
      continue;
    }
    if (!isRole(role))
      throw new CliError(2, `\`${role}\` is not a role: use ${roles.map((each) => `\`${each}\``).join(", ")}`);
    for (const address of addresses.split(",")) table.set(address.trim().toLowerCase(), role);
  }
  return table;
}
