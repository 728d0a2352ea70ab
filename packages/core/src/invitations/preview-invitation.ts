import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { organizationById } from "../organizations/collection.ts";
import { personById } from "../people/collection.ts";
import type { Invitation } from "./collection.ts";
import { linkedFacts, linkFacts, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { mayDecline, previewRules } from "./link-rules.ts";
import { maskedAddress } from "./masked-address.ts";
import { readInvitationToken, tokenInput } from "./token-input.ts";

/** What must be known of an invitation to say what it is for. */
const whatItSays = (known: { readonly invitation: Invitation | undefined }) => ({
  ...linkedFacts(known),
  organization: organizationById(known.invitation?.organizationId ?? ""),
  inviter: personById(known.invitation?.invitedBy ?? ""),
});

/**
 * What an invitation link is for, before anybody says yes or no. Changes nothing, however often it is asked (P10); posted
 * all the same, so that the secret stands in no address and no log.
 * @throws {RollcallError} `link.invalid`, `request.invalid`
 */
export const previewInvitation = operation({
  name: "invitations.preview",
  summary: "What an invitation link is for; changes nothing.",
  allowAnonymous: true,
  confidential: true,
  input: tokenInput,
  output: z.strictObject({
    organization: z.string(),
    schedule: z.string(),
    /** Who invites; empty where they are gone. */
    invitedBy: z.string(),
    /** Whom it is for, masked: they know themselves, and nobody else learns it (P01). */
    address: z.string(),
    /** The instant at which the link dies: ISO 8601, UTC. */
    expiresAt: z.string(),
    /** Whether they have an account already: then they sign in, else they make one (B12, Q15). */
    account: z.boolean(),
    /** Who is asking. */
    you: z.enum(["invited", "accepted", "claims", "other", "nobody"]),
    /** Whether whoever asks may say no. */
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
