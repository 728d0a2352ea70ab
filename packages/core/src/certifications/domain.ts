import { defineDomain } from "../identity/domain.ts";
import { moveProfileList } from "../catalogues/move-profile-list.ts";
import { publishOwnDecisions } from "../catalogues/own-decisions.ts";
import { certificationCatalogue, certificationHoldings, certificationProofs, holdingsOf } from "./collection.ts";
import { withoutOwnDecisions } from "./merge-holdings.ts";
import { moveCertifications } from "./move-certifications.ts";
import * as operations from "./operations.ts";
import { remindOfExpiry } from "./remind-expiry.ts";
import { certificationToDos } from "./to-dos.ts";
import { certificationTypes } from "./type-collection.ts";

/** Certifications: the catalog, what people have, and the review of their proofs. */
export const certificationsDomain = defineDomain({
  name: "certifications",
  operations,
  collections: [certificationTypes, certificationHoldings, certificationProofs],
  jobs: [
    {
      name: "certifications.migrate",
      every: 3600,
      run: (environment) => {
        const { clock, certifications } = environment;
        return moveProfileList(
          environment,
          moveCertifications(certifications.noticeDays, () => clock.now()),
        );
      },
    },
    { name: "certifications.remind", every: 3600, run: remindOfExpiry },
  ],
  reactions: [
    publishOwnDecisions(
      certificationCatalogue,
      holdingsOf,
      (holding, merge) => withoutOwnDecisions(holding, merge).periods.length < holding.periods.length,
    ),
  ],
  toDos: [certificationToDos],
});
