import { RollcallError } from "@rollcall/core";
import { type OpenRollcall, openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import { onlyOrganization, unknownUser } from "./organizations-of.ts";

/** Options of `rollcall grant-admin`. */
export interface GrantAdminFlags {
  readonly config?: string;
  readonly hostUser: string;
  readonly organization?: string;
  readonly revoke?: boolean;
}

/**
 * Makes a host user an organization admin, regardless of the role from `authenticate` (Q49), or reverts that. A server
 * running on the same database applies it immediately.
 * @throws {CliError} the user is unknown, or belongs to several organizations and none was specified
 */
export async function grantAdmin(flags: GrantAdminFlags, context: CliContext): Promise<void> {
  const loaded = await loadConfig(context, flags.config);
  // No mail is sent and no link is created, so neither the mail server nor the secret is needed.
  const { database, parts } = loaded.config;
  const opened = await openRollcall({ ...loaded, config: { database, parts } });
  try {
    context.out.write(`${await grant(flags, opened)}\n`);
  } finally {
    await opened.close();
  }
}

async function grant(flags: GrantAdminFlags, { rollcall, store }: OpenRollcall): Promise<string> {
  const { hostUser: hostUserId, revoke = false } = flags;
  const organizationId = flags.organization ?? (await onlyOrganization(store, hostUserId));
  try {
    const { name, email } = await rollcall.grantAdmin({ organizationId, hostUserId, revoke });
    const who = name === "" ? email : `${name} (${email})`;
    return revoke
      ? `${who} is no longer an admin of \`${organizationId}\`, unless the host makes them one.`
      : `${who} is now an admin of \`${organizationId}\`.`;
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    if (error.kind === "hidden") throw unknownUser(hostUserId, ` in \`${organizationId}\``, error);
    throw new CliError(1, `\`${hostUserId}\` cannot be made an admin: \`${error.code}\``, { cause: error });
  }
}
