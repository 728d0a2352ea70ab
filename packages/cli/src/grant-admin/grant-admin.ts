import { RollcallError, type Store } from "@rollcall/core";
import { type OpenRollcall, openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";
import { Refusal } from "../refusal.ts";
import type { Surroundings } from "../surroundings.ts";
import { organizationsOf } from "./organizations-of.ts";

/** What `rollcall grant-admin` is told. */
export interface GrantAdminFlags {
  readonly config?: string;
  readonly hostUser: string;
  readonly organization?: string;
  readonly revoke?: boolean;
}

/**
 * Makes one of the host's users an admin of their organization, whatever the host's `authenticate` says of them (Q49), or
 * takes that back. A server that runs on the same database knows it at once.
 * @throws {Refusal} nobody of this id has called yet, or they have in several organizations and none was named
 */
export async function grantAdmin(flags: GrantAdminFlags, surroundings: Surroundings): Promise<void> {
  const loaded = await loadConfig(surroundings, flags.config);
  // No mail leaves and no link is made: neither a mail server nor the secret has to be right.
  const { database, parts } = loaded.config;
  const opened = await openRollcall({ ...loaded, config: { database, parts } });
  try {
    surroundings.out.write(`${await grant(flags, opened)}\n`);
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
      ? `${who} is an admin of \`${organizationId}\` no more, unless the host says so at their next call.`
      : `${who} is an admin of \`${organizationId}\`, whatever the host says.`;
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    if (error.kind === "hidden") throw neverCalled(hostUserId, ` in \`${organizationId}\``, error);
    throw new Refusal(1, `\`${hostUserId}\` cannot be made an admin: \`${error.code}\``, { cause: error });
  }
}

async function onlyOrganization(store: Store, hostUserId: string): Promise<string> {
  const [organizationId, ...others] = await organizationsOf(store, hostUserId);
  if (organizationId === undefined) throw neverCalled(hostUserId);
  if (others.length === 0) return organizationId;
  const several = [organizationId, ...others].slice(0, 5).map((id) => `\`${id}\``);
  throw new Refusal(
    2,
    `\`${hostUserId}\` is known in ${others.length + 1} organizations (${several.join(", ")}): say in which with --organization`,
  );
}

const neverCalled = (hostUserId: string, where = "", cause?: unknown): Refusal =>
  new Refusal(1, `nobody with the host's id \`${hostUserId}\` has called yet${where}, or they are deactivated`, {
    cause,
  });
