import type { AskableOperation } from "@rollcall/permission-model";

type InvitationOperation = Extract<AskableOperation, `invitations.${string}`>;

/** The expected matrix for invitations. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedInvitations: Readonly<Record<InvitationOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Members send and resend invitations to members, viewers and themselves, not to a higher role. Viewers and schedulers
  // can't invite (Q9, Q10, Q49, P11).
  "invitations.send": [
    "schedule           | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
    "own-row            | hid no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who", // 2 is refused before the row is loaded
    "viewer-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes abv no  abv hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid no  hid hid no  hid hid hid hid hid | no  psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "invitations.resend": [
    "own-row            | hid hid yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes abv no  abv hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only admins revoke an invitation or copy its link (Q9, P09).
  "invitations.revoke": [
    "own-row            | hid hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "invitations.copyLink": [
    "own-row            | hid hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Callers who see a member see the state of the member's invitation (B37).
  "invitations.get": [
    "own-row            | hid hid yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "invitations.remind": [
    "schedule           | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only the link counts. An invalid one never reveals why (P03, P06). Previewing and declining need no account;
  // accepting does (P02).
  "invitations.preview": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk | lnk lnk lnk lnk | lnk lnk"],
  "invitations.accept": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk | lnk psd chg who | dea who"],
  "invitations.decline": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk | lnk lnk lnk lnk | lnk lnk"],
};
