import { setTimeout } from "node:timers/promises";
import { RollcallError } from "@rollcall/core";
import type { RollcallClient } from "@rollcall/core/client";
import { CliError } from "../cli-error.ts";
import type { ImportResult } from "./copy-people.ts";
import { isRole, type RoleTable } from "./role-table.ts";

/** How often to check a first run that another process has started, and how long to wait in between. */
const maxLooks = 240;
const pause = 500;

/**
 * Waits for the first run of a link. A server on the same database may have started it; `sync` runs due links in this process.
 * @throws {CliError} the run failed
 */
export async function awaitFirstRun(
  client: RollcallClient,
  scheduleId: string,
  sync: () => Promise<unknown>,
): Promise<void> {
  for (let look = 0; look < maxLooks; look++) {
    await sync();
    const { link } = await client.links.get({ scheduleId });
    if (link?.problem !== null)
      throw new CliError(
        1,
        `the first run failed: \`${link?.problem ?? "schedule.not-linked"}\`; the link stays and is tried again`,
      );
    if (link.lastSuccessAt !== null) return;
    await setTimeout(pause);
  }
  throw new CliError(1, "the first run is taking long: assign the roles after it ends");
}

/** Gives members the roles of the table. One that is refused never blocks the others. */
export async function assignRoles(
  client: RollcallClient,
  scheduleId: string,
  table: RoleTable,
): Promise<readonly ImportResult[]> {
  const results: ImportResult[] = [];
  const missing = new Map(table);
  let after: string | undefined;
  do {
    const page = await client.members.list({ scheduleId, limit: 200, ...(after !== undefined && { after }) });
    for (const { personId, name, email: address, role: current } of page.rows) {
      const role = table.get(address.toLowerCase());
      missing.delete(address.toLowerCase());
      if (role === undefined || role === current) continue;
      const code = await setRole(client, { scheduleId, personId }, role);
      results.push({ name, address, role, ...(code !== undefined && { refused: code }) });
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  for (const [address, role] of missing) results.push({ name: "", address, role, refused: "request.not-found" });
  return results;
}

async function setRole(
  client: RollcallClient,
  member: { readonly scheduleId: string; readonly personId: string },
  role: string,
): Promise<string | undefined> {
  if (!isRole(role)) return "member.role-unknown";
  try {
    await client.members.setRole({ ...member, role });
    return undefined;
  } catch (error) {
    if (error instanceof RollcallError) return error.code;
    throw error;
  }
}
