import type { AskableOperation } from "@rollcall/core";

type InvitationOperation = Extract<AskableOperation, `invitations.${string}`>;

/** The lines of the invitations in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedInvitations: Readonly<Record<InvitationOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10  11

  // Members invite, send and resend, to members and viewers and to themselves; nobody on the row of a higher role; viewers
  // invite nobody, schedulers plan and no more (Q9, Q10, Q49, P11).
  "invitations.send": [
    "schedule           | yes no  yes yes no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
    "own-row            | hid no  yes yes no  no  hid hid hid hid who", // 2 is refused before any row is looked for
    "viewer-row         | yes no  yes yes no  no  hid hid hid hid who",
    "member-row         | yes no  yes yes no  no  hid hid hid hid who",
    "admin-row          | yes no  yes abv no  no  hid hid hid hid who",
    "misplaced-row      | hid no  hid hid no  no  hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "invitations.resend": [
    "own-row            | hid hid yes yes no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes yes no  no  hid hid hid hid who",
    "member-row         | yes no  yes yes no  no  hid hid hid hid who",
    "admin-row          | yes no  yes abv no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Admins alone take an invitation back, and see a link (Q9, P09).
  "invitations.revoke": [
    "own-row            | hid hid yes no  no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "invitations.copyLink": [
    "own-row            | hid hid yes no  no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Who may look at a member may look at how their invitation stands (B37).
  "invitations.get": [
    "own-row            | hid hid yes yes yes no  hid hid hid hid who",
    "viewer-row         | yes yes yes yes yes no  hid hid hid hid who",
    "member-row         | yes yes yes yes yes no  hid hid hid hid who",
    "admin-row          | yes yes yes yes yes no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "invitations.remind": [
    "schedule           | yes no  yes yes no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Who has a link in hand is judged by the link alone; one that opens nothing tells nobody why (P03, P06). Looking and
  // saying no need no account; accepting does (P02).
  "invitations.preview": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk"],
  "invitations.accept": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk who"],
  "invitations.decline": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk"],
};
