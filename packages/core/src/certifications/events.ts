import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

/** The person, and the certification with its name at that time. */
const about = { personId: id, typeId: id, name: z.string() };
/** Days such as `2026-11-29`; absent if they don't limit it. */
const dates = { validFrom: z.string().optional(), expiresOn: z.string().optional() };

/** The days of an event, without those that don't limit it. */
export const toEventDates = ({ validFrom, expiresOn }: { validFrom: string | null; expiresOn: string | null }) => ({
  ...(validFrom !== null && { validFrom }),
  ...(expiresOn !== null && { expiresOn }),
});

export const certificationValiditySet = event(
  "certification-validity-set",
  "A scheduler set the days on which a certification is valid.",
  { ...about, ...dates },
);

const proof = { ...about, proofId: id, version: z.int() };

export const proofSubmitted = event("proof-submitted", "A person submitted a proof for a certification.", proof);

export const proofWithdrawn = event("proof-withdrawn", "A person withdrew a proof before it was reviewed.", proof);

export const proofApproved = event("proof-approved", "A scheduler approved a proof.", { ...proof, ...dates });

export const proofRejected = event("proof-rejected", "A scheduler rejected a proof.", proof);

/** The events of certifications, on the topics of their person and of people managers. */
export const certificationEvents = [
  certificationValiditySet,
  proofSubmitted,
  proofWithdrawn,
  proofApproved,
  proofRejected,
] as const;
