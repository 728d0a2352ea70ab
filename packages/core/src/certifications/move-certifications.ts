import type { ProfileListMove } from "../catalogues/move-profile-list.ts";
import { insert } from "../kernel/store/change.ts";
import { certificationCatalogue, certificationHoldings } from "./collection.ts";
import { nextNotice } from "./notice-times.ts";
import { lastDayOf } from "./periods.ts";

/** How the certifications that profiles listed move into the catalog. Their dates stay valid without a proof. */
export const moveCertifications = (
  noticeDays: readonly number[],
  now: () => number,
): ProfileListMove<{ readonly name: string; readonly expiresOn: string | null }> => ({
  catalogue: certificationCatalogue,
  field: "certifications",
  newType: (type) => ({
    ...{ ...type, description: "", validMonths: null, renewalDays: 60, graceDays: 0, proofRequired: false },
    fileTypes: ["pdf", "image"],
  }),
  newRows(holding, { expiresOn }) {
    const periods = [{ from: null, until: expiresOn }];
    const lastDay = lastDayOf(periods);
    return [
      insert(certificationHoldings, {
        ...{ ...holding, periods, lastDay, noticeDueAt: nextNotice(lastDay, noticeDays, now()) },
        ...{ deciders: [null], decidedBy: null },
        ...{ approvedProofId: null, pendingProofId: null, rejectedProofId: null },
      }),
    ];
  },
});
