import { personStatusWords } from "../person-status.en.ts";

/** The English messages of the planner users. */
export const plannerUsersWords = {
  ...personStatusWords,
  "users.title": "Planner Users",
  "users.search": "Search by name or email",
  "users.affiliation": "Affiliation",
  "users.affiliations": "Any affiliation",
  "users.status": "Invite status",
  "users.statuses": "Any invite status",
  "users.name": "Name",
  "users.actions": "Actions",
  "users.found": { one: "{count} person", other: "{count} people" },
  "users.found-more": "More than {count} people",
  "users.directory": "Add from your directory",
  "users.none-found": "No matches",
  "users.none-found.text": "No one matches your search and filters.",
  "users.show-all": "Show everyone",
  "users.empty": "No planner users yet",
  "users.empty.text": "Create an external user above. People with a work account appear once they sign in.",
  "add.title": "Add external planner user",
  "add.text": "The account is created on hold. No email is sent until you activate it.",
  "add.first-name": "First name",
  "add.last-name": "Last name",
  "add.email": "Email address",
  "add.create": "Create user",
  "add.creating": "Creating",
  "add.done": "{name} was created and is on hold. No email was sent.",
  "add.next": "Use “Activate & Invite” to send the email.",
  "add.open": "Open profile",
  "add.needed.firstName": "Enter a first name.",
  "add.needed.lastName": "Enter a last name.",
  "add.needed.email": "Enter an email address.",
  "add.find": "Show this person",
  "add.refused": "Why can’t I add anyone?",
} as const;

/** The keys of these messages. */
export type PlannerUsersKey = keyof typeof plannerUsersWords;
