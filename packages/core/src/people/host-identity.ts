import { z } from "zod";
import { hostError } from "../contract/host-error.ts";
import { organizationRoles } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { noSuchField, toInputIssues } from "../kernel/operations/parse.ts";

/** Most names: at most 120 printable ASCII characters, which need no normalization. */
const plainName = /^[!-~](?:[ -~]{0,118}[!-~])?$/;

/** A host's name normalized for display: one line, NFC, at most 120 characters. An invalid name must not lock a user out. */
export function tidyName(name: string): string {
  if (plainName.test(name)) return name;
  const line = name
    .normalize("NFC")
    .replace(/\p{Cs}/gu, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return line.length > 120 ? Array.from(line).slice(0, 120).join("").trimEnd() : line;
}

/** Text of up to 10,000 characters is shortened rather than refused. */
const longText = z.string().max(10_000);

/** The host's data as it returns it. It is checked for every request, so it transforms nothing. */
const returnedIdentity = z.strictObject({
  organizationId: id,
  /** The host's stable id of this user, never reused. */
  hostUserId: id,
  email: z.string().max(320),
  /** Whether the host has verified the address. An unverified address matches no existing person (P02). */
  emailVerified: z.boolean(),
  name: longText.optional(),
  /** The host may map its own roles to these (Q49). */
  organizationRole: z.enum(organizationRoles),
  /** Used when the organization is created; its admins can rename it later. */
  organizationName: longText.optional(),
});

/** The host's data on the calling user: the result of `authenticate` (Q51). */
export const hostIdentity = returnedIdentity.extend({
  name: longText.default("").transform(tidyName),
  organizationName: longText.default("").transform(tidyName).optional(),
});

/** The host's data on the calling user. */
export type HostIdentity = z.input<typeof hostIdentity>;

const remedy = "Return an object with these fields, or null if the request has no signed-in user.";

/**
 * Checks the shape of the user that a host returned. A wrong one is a mistake in the host's code, not in the request.
 * @throws {RollcallError} `internal`, with a hint that names the fields
 */
export function requireHostIdentity(identity: unknown): asserts identity is HostIdentity {
  const { error } = returnedIdentity.safeParse(identity);
  if (error === undefined) return;
  const problems = toInputIssues(error.issues).map(({ field, expected }) => {
    const text = expected === noSuchField ? expected : `expected ${expected}`;
    return field === "" ? text : `\`${field}\`: ${text}`;
  });
  throw hostError(`\`authenticate\` returned an invalid user: ${problems.join("; ")}. ${remedy}`);
}
