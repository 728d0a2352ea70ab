import { settingsWords } from "../../ui/settings/settings.en.ts";

/** The English words of the organization's settings. */
export const organizationWords = {
  ...settingsWords,
  "organization.title": "Organization",
  "organization.name": "Name",
  "organization.name.text": "Shown wherever a schedule belongs to the organization.",
  "organization.name.why-not": "Why can’t I change the name?",
  "organization.manage-schedules": "Manage Schedules",
  "organization.manage-schedules.text":
    "Lets the admins of a schedule archive and delete it where the organization owns it.",
  "organization.manage-schedules.on": "Schedule admins may archive and delete what they run.",
  "organization.manage-schedules.off": "Only organization admins may archive and delete schedules of the organization.",
  "organization.manage-schedules.why-not": "Why can’t I change Manage Schedules?",
  "organization.domains": "Allowed domains",
  "organization.domains.text":
    "New people are invited only from these, and from their parts. External people come from anywhere.",
  "organization.domains.none": "Any: new people are invited from everywhere.",
  "organization.domains.example": "example.org",
  "organization.domains.add": "Add domain",
  "organization.domains.remove": "Take {domain} off",
  "organization.domains.invalid": "“{typed}” is no domain. One looks like example.org.",
  "organization.domains.twice": "“{typed}” is on the list already.",
  "organization.domains.why-not": "Why can’t I change the domains?",
  "reason.request.forbidden.text": "Your role in this organization does not permit it.",
} as const;

/** The keys of those words. */
export type OrganizationKey = keyof typeof organizationWords;
