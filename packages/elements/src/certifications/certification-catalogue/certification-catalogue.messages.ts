import { catalogueWords } from "../../catalogues/catalogue.en.ts";

/** The English messages of the catalog of certifications. */
export const certificationCatalogueWords = {
  ...catalogueWords,
  "certifications.title": "Certifications",
  "certifications.text": "What people must prove before they work certain shifts.",
  "certifications.none": "No certifications yet",
  "certifications.none.text": "Add the certifications that your shifts require, such as first aid.",
  "certifications.add": "Add certification",
  "certifications.edit.title": "Edit certification",
  "certifications.old.text": "People keep what they have. Archived certifications can’t be assigned or renewed.",
  "certifications.valid": { one: "Valid for {count} month", other: "Valid for {count} months" },
  "certifications.forever": "Doesn’t expire",
  "certifications.renewal": {
    one: "can be renewed {count} day before it expires",
    other: "can be renewed {count} days before it expires",
  },
  "certifications.grace": "{count}-day grace period",
  "certifications.proof": "proof: {kinds}",
  "certifications.no-proof": "no proof needed",
  "certifications.kind.pdf": "PDF",
  "certifications.kind.image": "photo",
  "certifications.description": "Description (optional)",
  "certifications.description.text": "Shown with the certification. For example, where to take the course.",
  "certifications.months": "Valid for (months)",
  "certifications.months.text": "Leave it empty if it doesn’t expire.",
  "certifications.renewal-days": "Renew (days before)",
  "certifications.grace-days": "Grace period (days)",
  "certifications.number": "Enter a whole number from {min} to {max}.",
  "certifications.proof-required": "People upload a proof that a scheduler approves",
  "certifications.kinds": "Accepted files",
  "certifications.kinds.pdf": "PDF",
  "certifications.kinds.image": "Photos and scans (JPEG, PNG, WebP)",
  "certifications.kinds.needed": "Choose at least one kind of file.",
  "certifications.assign.text": "It appears in their portal, where they can upload a proof.",
} as const;

/** The keys of these messages. */
export type CertificationCatalogueKey = keyof typeof certificationCatalogueWords;
