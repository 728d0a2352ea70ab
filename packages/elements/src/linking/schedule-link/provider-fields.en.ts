/** The labels and explanations of the fields of each provider, by provider and field. */
export const providerFieldWords = {
  "schedule-link.field.pagerduty.region": "Region",
  "schedule-link.field.pagerduty.region.text": "Choose Europe if your PagerDuty address ends in .eu.pagerduty.com.",
  "schedule-link.field.pagerduty.token": "API key",
  "schedule-link.field.pagerduty.token.text":
    "Create it under Integrations › API Access Keys, with Read-only API Key on. The key can’t change anything in PagerDuty.",
  "schedule-link.field.opsgenie.region": "Region",
  "schedule-link.field.opsgenie.region.text": "Choose Europe if your Opsgenie address is app.eu.opsgenie.com.",
  "schedule-link.field.opsgenie.token": "API key",
  "schedule-link.field.opsgenie.token.text":
    "Create it under Settings › API key management, with Read and Configuration access.",
  "schedule-link.field.jira-service-management.site": "Site",
  "schedule-link.field.jira-service-management.site.text":
    "The address of your site, such as https://acme.atlassian.net.",
  "schedule-link.field.jira-service-management.email": "Email address",
  "schedule-link.field.jira-service-management.email.text": "The account that created the API token.",
  "schedule-link.field.jira-service-management.token": "API token",
  "schedule-link.field.jira-service-management.token.text":
    "Create it in your Atlassian account under Security. The account needs access to the schedules and permission to browse users.",
  "schedule-link.field.jira-service-management.organizationId": "Organization ID",
  "schedule-link.field.jira-service-management.organizationId.text":
    "Only if rotations contain teams: the ID in the address of admin.atlassian.com.",
  "schedule-link.field.grafana-oncall.url": "API address",
  "schedule-link.field.grafana-oncall.url.text": "Shown in Grafana under OnCall › Settings › API.",
  "schedule-link.field.grafana-oncall.token": "API token",
  "schedule-link.field.grafana-oncall.token.text": "Create it on the same page, or use the token of a service account.",
  "schedule-link.field.grafana-oncall.stackUrl": "Stack address",
  "schedule-link.field.grafana-oncall.stackUrl.text":
    "Only with the token of a service account: the address of your stack, such as https://acme.grafana.net.",
  "schedule-link.field.goalert.url": "Address",
  "schedule-link.field.goalert.url.text": "The address of GoAlert.",
  "schedule-link.field.goalert.token": "GraphQL API key",
  "schedule-link.field.goalert.token.text":
    "Create it under Admin › API Keys, with the User role and the query shown in the Rollcall documentation.",
  "schedule-link.field.icalendar.url": "Calendar address",
  "schedule-link.field.icalendar.url.text":
    "The private address of the calendar. It’s stored encrypted, because anyone who knows it can read the calendar.",
  "schedule-link.field.teams-shifts.file": "File",
  "schedule-link.field.teams-shifts.file.text":
    "In Shifts, choose Export schedule. Open the file in Excel, and save its shifts or members sheet as CSV UTF-8.",
  "schedule-link.field.teams-shifts.timeZone": "Time zone",
  "schedule-link.field.teams-shifts.timeZone.text": "The time zone of the schedule in Teams, such as Europe/Berlin.",
  "schedule-link.field.teams-shifts.dates": "Dates such as 3/4/2026",
  "schedule-link.field.csv.url": "File address",
  "schedule-link.field.csv.url.text": "An address that returns the file. It’s stored encrypted.",
  "schedule-link.field.csv.file": "File",
  "schedule-link.field.csv.file.text":
    "Or choose a file. The first row names the columns: email, and id and name if you have them.",
  "schedule-link.field.json.url": "Address",
  "schedule-link.field.json.url.text":
    "An address that returns people in the format described in the Rollcall documentation.",
  "schedule-link.field.json.token": "Token",
  "schedule-link.field.json.token.text": "Sent as Authorization: Bearer. Leave empty if the address doesn’t need one.",
  "schedule-link.option.auto": "Detect from the file",
  "schedule-link.option.month-first": "Month first: March 4",
  "schedule-link.option.day-first": "Day first: 3 April",
  "schedule-link.option.us": "United States",
  "schedule-link.option.eu": "Europe",
} as const;
