import { z } from "zod";
import type { Document } from "../documents/collection.ts";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import type { Person } from "../people/collection.ts";
import type { Proof } from "./collection.ts";
import type { CertificationType } from "./type-collection.ts";
import { proofFields, toProofView } from "./view.ts";

/** The fields of a proof as shown to schedulers. */
export const reviewedProofFields = {
  ...proofFields,
  /** The name of the certification. */
  name: z.string(),
  personId: id,
  /** Their name, or their address if they have no name. */
  personName: z.string(),
  /** The name of the scheduler who decided; empty if it is unknown, null before a decision. */
  decidedBy: z.string().nullable(),
};

const fields = z.strictObject(reviewedProofFields);

/** A proof as shown to schedulers. */
export interface ReviewedProofView extends z.output<typeof fields> {}

/** The schema of a proof as shown to schedulers. */
export const reviewedProofView: ViewSchema<ReviewedProofView> = fields;

/** The name of a person, or their address if they have no name. */
export const nameOf = (person: Pick<Person, "name" | "email"> | undefined): string =>
  person === undefined ? "" : person.name === "" ? person.email : person.name;

interface ReviewedParts {
  readonly person: Person | undefined;
  readonly type: Pick<CertificationType, "name"> | undefined;
  readonly files: ReadonlyMap<string, Document>;
  /** The people who decided. */
  readonly deciders: ReadonlyMap<string, Person>;
}

/** Converts a proof to its view for schedulers. */
export const toReviewedProof = (proof: Proof, { person, type, files, deciders }: ReviewedParts): ReviewedProofView => ({
  ...toProofView(proof, files),
  ...{ name: type?.name ?? "", personId: proof.personId, personName: nameOf(person) },
  decidedBy: proof.decidedBy === null ? null : nameOf(deciders.get(proof.decidedBy)),
});
