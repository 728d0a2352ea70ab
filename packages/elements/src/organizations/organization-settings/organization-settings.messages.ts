import { settingsWords } from "../../ui/settings/settings.en.ts";

/** The English messages of the organization settings. */
export const organizationWords = {
  ...settingsWords,
  "organization.title": "Organization",
  "organization.name": "Name",
  "organization.name.text": "Shown on schedules the organization owns.",
  "organization.name.why-not": "Why can’t I change the name?",
  "organization.manage-schedules": "Manage Schedules",
  "organization.manage-schedules.text": "Lets schedule admins archive and delete schedules the organization owns.",
  "organization.manage-schedules.on": "Schedule admins can archive and delete their schedules.",
  "organization.manage-schedules.off": "Only organization admins can archive and delete the organization’s schedules.",
  "organization.manage-schedules.why-not": "Why can’t I change Manage Schedules?",
  "organization.domains": "Allowed domains",
  "organization.domains.text":
    "New people can only be invited from these domains and their subdomains. External people can come from any domain.",
  "organization.domains.none": "New people can be invited from any domain.",
  "organization.domains.example": "example.org",
  "organization.domains.add": "Add domain",
  "organization.domains.remove": "Remove {domain}",
  "organization.domains.invalid": "“{typed}” isn’t a domain. Enter one such as example.org.",
  "organization.domains.twice": "“{typed}” is already on the list.",
  "organization.domains.why-not": "Why can’t I change the domains?",
  "reason.request.forbidden.text": "Your role in this organization doesn’t allow it.",
} as const;

/** The keys of these messages. */
export type OrganizationKey = keyof typeof organizationWords;
