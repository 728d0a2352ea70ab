import { z } from "zod";
import { organizationRoles } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";

/** A name as a host gives it, made fit to show: one line, NFC, 120 letters at most. Nobody is kept out by their name. */
export function tidyName(name: string): string {
  const line = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return line.length > 120 ? Array.from(line).slice(0, 120).join("").trimEnd() : line;
}

const spoken = z.string().max(10_000).default("").transform(tidyName);

/** What the host says of its own user who is calling: the answer of `authenticate` (Q51). */
export const hostIdentity = z.strictObject({
  organizationId: id,
  /** The host's stable id of this user; never reused for another. */
  hostUserId: id,
  email: z.string().max(320),
  /** Whether the host has proof of the mailbox. Without it the address is only a claim and matches nobody (P02). */
  emailVerified: z.boolean(),
  name: spoken,
  /** The host may map its own roles to these (Q49). */
  organizationRole: z.enum(organizationRoles),
  /** For the organization's first appearance; its admins rename it later. */
  organizationName: spoken.optional(),
});

/** What the host says of its own user who is calling. */
export type HostIdentity = z.input<typeof hostIdentity>;
