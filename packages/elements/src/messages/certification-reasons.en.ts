import type { ErrorCode } from "@rollcall/core/contract";
import type { Catalogue } from "./messages.ts";

/** The codes about certifications and their proofs, which only their components show. */
export type CertificationCode = Extract<ErrorCode, `certification.${string}`>;

/** Why something can't be done with a certification: a title and, under `.text`, an explanation. */
export const certificationReasons = {
  "reason.certification.own-proof": "This is your own proof",
  "reason.certification.own-proof.text": "Another scheduler has to review it.",
  "reason.certification.proof-required": "A proof is required",
  "reason.certification.proof-required.text": "The dates of this certification come from an approved proof.",
  "reason.certification.no-proof-needed": "No proof needed",
  "reason.certification.no-proof-needed.text": "A scheduler sets the dates of this certification.",
  "reason.certification.not-renewable": "Not due for renewal",
  "reason.certification.not-renewable.text": "You can submit a new proof when it’s about to expire.",
  "reason.certification.file-type": "File type not accepted",
  "reason.certification.file-type.text": "Choose a file of a type that this certification accepts.",
} as const satisfies Catalogue & Readonly<Record<`reason.${CertificationCode}`, string>>;
