import { defineDomain } from "../identity/domain.ts";
import { certificationHoldings, certificationProofs } from "./collection.ts";
import * as operations from "./operations.ts";
import { remindOfExpiry } from "./remind-expiry.ts";
import { certificationToDos } from "./to-dos.ts";
import { certificationTypes } from "./type-collection.ts";

/** Certifications: the catalogue, what people have, and the review of their proofs. */
export const certificationsDomain = defineDomain({
  name: "certifications",
  operations,
  collections: [certificationTypes, certificationHoldings, certificationProofs],
  toDos: [certificationToDos],
  jobs: [{ name: "certifications.remind", every: 3600, run: remindOfExpiry }],
});
