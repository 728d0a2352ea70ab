import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import type { DirectoryEntry } from "../ports/host-directory.ts";
import { tidyName } from "./host-identity.ts";
import { canManagePeople } from "./rules.ts";

/** What the rules on a directory judge. */
export interface DirectoryContext {
  readonly actor: Actor;
  readonly hasDirectory: boolean;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const none: Reason = { code: "request.not-found" };

/** Whoever tends people picks from the host's directory, where it has one (Q49, Q51). */
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
 * Asks the host's directory. Where its code fails, that is nobody's fault who calls, and may be over soon.
 * @throws {RollcallError} `upstream.unavailable`
 */
export async function askHost(
  ask: () => Promise<readonly (DirectoryEntry | undefined)[]>,
): Promise<readonly DirectoryEntry[]> {
  try {
    return toEntries(await ask());
  } catch (cause) {
    throw new RollcallError("upstream.unavailable", {}, { cause });
  }
}

/** What of a host's answer can be used: a directory is the host's own code, and one bad entry spoils no list. */
const toEntries = (found: readonly (DirectoryEntry | undefined)[]): readonly DirectoryEntry[] =>
  found.flatMap((one) => {
    const { success, data } = entry.safeParse(one);
    return success ? [data] : [];
  });
