import type { AskableOperation } from "@rollcall/permission-model";

type LinkOperation = Extract<AskableOperation, `links.${string}`>;

/** The expected matrix for linked schedules. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedLinks: Readonly<Record<LinkOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // People who plan see how a schedule is linked (B63, Q49).
  "links.listProviders": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.get": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.listRuns": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.listHeldRemovals": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.listOnCall": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Its admins link it and decide on waiting removals (Q9).
  "links.findUpstreamSchedules": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.readUpstream": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.create": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.sync": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.createTrigger": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.getPlan": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.confirmHeld": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.discardHeld": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.update": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.listMatches": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.mergeMatch": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.dismissMatch": [
    "schedule           | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.adopt": [
    "own-row            | hid hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "links.release": [
    "own-row            | hid hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Unlinking belongs to the same protected group as archiving and deleting (Q23).
  "links.remove": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
