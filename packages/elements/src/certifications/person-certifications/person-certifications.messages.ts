import { catalogueReasons } from "../../messages/catalogue-reasons.en.ts";
import { certificationReasons } from "../../messages/certification-reasons.en.ts";
import { holdingWords } from "../holding.en.ts";

/** The English messages of the certifications of a person. */
export const personCertificationsWords = {
  ...catalogueReasons,
  ...certificationReasons,
  ...holdingWords,
  "person-certs.none": "No certifications assigned.",
  "person-certs.assign": "Assign certification",
  "person-certs.assign.title": "Assign a certification to {person}",
  "person-certs.assigned": "Certification assigned",
  "person-certs.certification": "Certification",
  "person-certs.set": "Set validity",
  "person-certs.set.label": "Set validity: {name}",
  "person-certs.set.text": "When is it valid for {person}?",
  "person-certs.from": "Valid from",
  "person-certs.until": "Valid until",
  "person-certs.until.text": "Leave it empty if it doesn’t expire.",
  "person-certs.order": "The last day can’t be before the first day.",
  "person-certs.save": "Save",
  "person-certs.saving": "Saving",
  "person-certs.saved": "Validity saved",
  "person-certs.unassign": "Remove",
  "person-certs.unassign.label": "Remove {name}",
  "person-certs.unassign.title": "Remove {name}?",
  "person-certs.unassign.text":
    "It no longer counts for shifts, and a proof waiting for review is withdrawn. If you assign it again, {person} has to submit a new proof.",
  "person-certs.unassigned": "{person} no longer has {name}",
  "person-certs.pending": "Proof waiting for review, submitted on {date}",
  "person-certs.approved": "Approved proof, submitted on {date}",
  "person-certs.rejected": "Rejected on {date}: {reason}",
} as const;

/** The keys of these messages. */
export type PersonCertificationsKey = keyof typeof personCertificationsWords;
