import type { DomainSamples } from "../identity/operation-sample.ts";
import { aboutShifts } from "../shifts/shifts.samples.ts";

/** What the proofs need of each operation. */
export const eligibilitySamples = {
  "eligibility.listCandidates": { questions: aboutShifts() },
} satisfies DomainSamples;
