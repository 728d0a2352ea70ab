/** The English messages of a person's status (A40), affiliation (A3) and invitation. */
export const personStatusWords = {
  "status.not-activated": "Not activated",
  "status.invited": "Invited",
  "status.active": "Active",
  "status.expired": "Expired",
  "status.paused": "Paused",
  "status.deactivated": "Deactivated",
  "status.erased": "Erased",
  "affiliation.internal": "Internal",
  "affiliation.external": "External",
  "access.activate": "Activate & Invite",
  "access.activate.of": "Activate & Invite {name}",
  "access.activating": "Inviting",
  "access.resend": "Resend",
  "access.resend.of": "Resend the invitation to {name}",
  "access.activated": "Invited {name}. An email with a temporary password is on its way.",
  "access.resent": "Sent {name} another email. The previous temporary password no longer works.",
  "reason.request.forbidden.text": "Your role in this organization doesn’t allow it.",
} as const;

/** The keys of these messages. */
export type PersonStatusKey = keyof typeof personStatusWords;
