import type { AskableOperation } from "@rollcall/permission-model";

type OfferOperation = Extract<AskableOperation, `offers.${string}`>;

/** The expected matrix for offers. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedOffers: Readonly<Record<OfferOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // People who plan a schedule offer its shifts and see who answered what (B63, Q49, Q60).
  "offers.create": [
    "shift              | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-shift    | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-shift        | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-shift      | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "offers.list": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // The matrix asks about an unknown offer, and about a person without one.
  "offers.get": [
    "schedule           | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "offers.withdraw": [
    "schedule           | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "offers.answerFor": [
    "shift              | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "misplaced-shift    | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-shift        | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-shift      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  // Every person sees and answers their own offers. Offers to others don't exist for them (P42).
  "offers.listOwn": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "offers.accept": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "offers.decline": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "offers.undoDecline": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "offers.handBack": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "offers.joinWaitlist": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "offers.leaveWaitlist": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
};
