import { z } from "zod";
import { type Actor, affiliations, restrictions } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
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
    organizationId: id,
    schedule: z.string(),
    /** Who sent the invitation; empty if that person no longer exists. */
    invitedBy: z.string(),
    /** The invited address, masked so that only its owner can identify it (P01). */
    address: z.string(),
    /** When the link expires: ISO 8601, UTC. */
    expiresAt: z.string(),
    /** Whether the invited person is a user of the host or of the worker portal. */
    affiliation: z.enum(affiliations),
    /**
     * Whether the invited person has an account: then they sign in. Otherwise internal people create one, and external people
     * wait for their activation (B12, Q15, A22).
     */
    account: z.boolean(),
    /** How the caller relates to the invitation. */
    you: z.enum(["invited", "accepted", "claims", "other", "anonymous"]),
    /** How the caller is signed in; null if they aren't. */
    signedInWith: z.enum(["host", "portal"]).nullable(),
    /** Whether the invited person is signed in to the portal too, but the host's user takes precedence. */
    alsoInPortal: z.boolean(),
    /** What keeps the invited person, signed in, from accepting. */
    restriction: z.enum(restrictions).nullable(),
    /** Whether the caller may decline. */
    mayDecline: z.boolean(),
  }),
  prepare: readInvitationToken,
  load: [linkFacts, whatItSays],
  context: toInvitationContext,
  rules: previewRules,
  apply: ({ known: { inviter, organization }, context }, _input, { actor, now }) => {
    const linked = requireLinked(context);
    const { invitation, schedule, person, relation } = linked;
    const isInvited = relation === "invited" || relation === "accepted";
    return {
      output: {
        organization: organization?.name ?? "",
        organizationId: person.organizationId,
        schedule: schedule.name,
        invitedBy: inviter?.name ?? "",
        address: maskedAddress(person.email),
        expiresAt: new Date(invitation.expiresAt ?? 0).toISOString(),
        affiliation: person.affiliation,
        account: hasAccount(person, now),
        you: relation,
        signedInWith: relation === "anonymous" ? null : sessionOf(actor),
        alsoInPortal: relation === "other" && actor.portalPersonId === person.id,
        // Internal people can still use the host's product (Q34).
        restriction: isInvited && person.affiliation === "external" ? (actor.restriction ?? null) : null,
        mayDecline: mayDecline(linked),
      },
    };
  },
});

const sessionOf = ({ sessionId }: Actor): "host" | "portal" => (sessionId === undefined ? "host" : "portal");

/** Whether a person can sign in: to the host, or to the portal with a password that is still valid. */
const hasAccount = ({ affiliation, known, stage, temporaryUntil }: Person, now: number): boolean => {
  if (affiliation === "internal") return known;
  return stage === "active" || (stage === "invited" && now < (temporaryUntil ?? 0));
};
