import type { AskableOperation } from "@rollcall/permission-model";

type SwapOperation = Extract<AskableOperation, `swaps.${string}`>;

/** The expected matrix for swaps. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedSwaps: Readonly<Record<SwapOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Everyone offers their own shifts and answers swaps that concern them. Others don't exist for them (P42).
  "swaps.listOwn": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "swaps.propose": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "swaps.accept": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "swaps.agree": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "swaps.decline": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],
  "swaps.withdraw": ["own-person         | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who"],

  // People who plan a schedule see its swaps and decide on them (B63, Q60).
  "swaps.list": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // The matrix asks about an unknown swap.
  "swaps.decide": [
    "schedule           | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
};
