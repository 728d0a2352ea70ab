import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { organizationById } from "../organizations/collection.ts";
import { personById } from "../people/collection.ts";
import type { Invitation } from "./collection.ts";
import { linkedFacts, linkFacts, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { mayDecline, previewRules } from "./link-rules.ts";
import { maskedAddress } from "./masked-address.ts";
import { readInvitationToken, tokenInput } from "./token-input.ts";

/** Loads the records shown in a preview. */
const whatItSays = (known: { readonly invitation: Invitation | undefined }) => ({
  ...linkedFacts(known),
  organization: organizationById(known.invitation?.organizationId ?? ""),
  inviter: personById(known.invitation?.invitedBy ?? ""),
});

/**
 * Shows what an invitation link is for, before it is accepted or declined. Changes nothing (P10), but is sent as a POST
 * request to keep the secret out of URLs and logs.
 * @throws {RollcallError} `link.invalid`, `request.invalid`
 */
export const previewInvitation = operation({
  name: "invitations.preview",
  summary: "Previews an invitation link without changing anything.",
  allowAnonymous: true,
  confidential: true,
  input: tokenInput,
  output: z.strictObject({
    organization: z.string(),
    schedule: z.string(),
    /** Who sent the invitation; empty if that person no longer exists. */
    invitedBy: z.string(),
    /** The invited address, masked so that only its owner can identify it (P01). */
    address: z.string(),
    /** When the link expires: ISO 8601, UTC. */
    expiresAt: z.string(),
    /** Whether the invited person has an account: then they sign in, otherwise they create one (B12, Q15). */
    account: z.boolean(),
    /** How the caller relates to the invitation. */
    you: z.enum(["invited", "accepted", "claims", "other", "nobody"]),
    /** Whether the caller may decline. */
    mayDecline: z.boolean(),
  }),
  prepare: readInvitationToken,
  load: [linkFacts, whatItSays],
  context: toInvitationContext,
  rules: previewRules,
  apply: ({ known: { inviter, organization }, context }) => {
    const linked = requireLinked(context);
    const { invitation, schedule, person, relation } = linked;
    return {
      output: {
        organization: organization?.name ?? "",
        schedule: schedule.name,
        invitedBy: inviter?.name ?? "",
        address: maskedAddress(person.email),
        expiresAt: new Date(invitation.expiresAt ?? 0).toISOString(),
        account: person.known,
        you: relation,
        mayDecline: mayDecline(linked),
      },
    };
  },
});
