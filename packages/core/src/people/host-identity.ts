import { z } from "zod";
import { organizationRoles } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";

/** A host's name normalized for display: one line, NFC, at most 120 characters. An invalid name must not lock a user out. */
export function tidyName(name: string): string {
  const line = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return line.length > 120 ? Array.from(line).slice(0, 120).join("").trimEnd() : line;
}

const spoken = z.string().max(10_000).default("").transform(tidyName);

/** The host's data on the calling user: the result of `authenticate` (Q51). */
export const hostIdentity = z.strictObject({
  organizationId: id,
  /** The host's stable id of this user, never reused. */
  hostUserId: id,
  email: z.string().max(320),
  /** Whether the host has verified the address. An unverified address matches no existing person (P02). */
  emailVerified: z.boolean(),
  name: spoken,
  /** The host may map its own roles to these (Q49). */
  organizationRole: z.enum(organizationRoles),
  /** Used when the organization is created; its admins can rename it later. */
  organizationName: spoken.optional(),
});

/** The host's data on the calling user. */
export type HostIdentity = z.input<typeof hostIdentity>;
