/** The sections of the portal, in the order of their cards (A46–A56). */
export const portalSections = [
  "shifts",
  "reports",
  "notifications",
  "calendars",
  "availability",
  "profile",
  "skills",
  "certifications",
  "hours",
  "password",
] as const;

/** A section of the portal. */
export type PortalSection = (typeof portalSections)[number];
