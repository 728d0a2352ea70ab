import type { AskableOperation } from "@rollcall/permission-model";

type NotificationOperation = Extract<AskableOperation, `notifications.${string}`>;

/** The expected matrix for notifications. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedNotifications: Readonly<Record<NotificationOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Every person sees and changes only their own notifications (A49, P42).
  "notifications.getSettings": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "notifications.updateSettings": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "notifications.addDevice": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "notifications.removeDevice": [
    "dead-link          | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "notifications.test": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "notifications.list": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  // The link in an email works without signing in. An unknown one doesn't.
  "notifications.unsubscribe": [
    "dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk | lnk lnk lnk lnk | lnk lnk",
  ],
};
