import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { DirectoryEntry } from "../ports/host-directory.ts";
import { tidyName } from "./host-identity.ts";
import { canManagePeople } from "./rules.ts";

/** The context of the rules on the directory. */
export interface DirectoryContext {
  readonly actor: Actor;
  readonly hasDirectory: boolean;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
/** Without a directory, no one can query it. Pages find this out with a check, which only succeeds for what isn't hidden. */
const none: Reason = { code: "request.forbidden" };

/** People managers can pick from the host's directory if there is one (Q49, Q51). */
export const directoryRules: readonly Rule<DirectoryContext>[] = [
  grant<DirectoryContext>("schedulers pick from the directory", ({ actor }) => canManagePeople(actor) || forbidden),
  guard<DirectoryContext>(
    "there is a directory",
    ({ actor, hasDirectory }) => hasDirectory || !canManagePeople(actor) || none,
  ),
];

const entry = z.object({
  hostUserId: id,
  name: z.string().max(10_000).transform(tidyName).catch(""),
  email: z.string().max(320),
});

/**
 * Queries the host's directory. A failure there is temporary and not the caller's fault.
 * @throws {RollcallError} `upstream.unavailable`
 */
export async function queryDirectory(
  ask: () => Promise<readonly (DirectoryEntry | undefined)[]>,
): Promise<readonly DirectoryEntry[]> {
  try {
    return toEntries(await ask());
  } catch (cause) {
    throw new RollcallError("upstream.unavailable", {}, { cause });
  }
}

/** The valid entries of a host's response. One invalid entry must not break the list. */
const toEntries = (found: readonly (DirectoryEntry | undefined)[]): readonly DirectoryEntry[] =>
  found.flatMap((one) => {
    const { success, data } = entry.safeParse(one);
    return success ? [data] : [];
  });
