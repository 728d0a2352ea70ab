import type { AskableOperation } from "@rollcall/permission-model";

type PortalOperation = Extract<AskableOperation, `portal.${string}`>;

/** The lines of the worker portal in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedPortal: Readonly<Record<PortalOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Who they are and why it is shut, whoever is held learns; nothing else (A32, P29, P45).
  "portal.get": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes yes yes who | dea who"],
  // Everybody has their own, whoever they are besides; only where the portal is open (A9, A31, A63, A64, A66, Q34).
  "portal.listShifts": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.getProfile": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.updateProfile": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.listChanges": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.restoreField": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.dismissNotices": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.export": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
};
