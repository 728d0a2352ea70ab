import { settingsWords } from "../../../ui/settings/settings.en.ts";
import { fieldNames } from "../../../people/profile/field-names.en.ts";

/** The English words of My Profile. */
export const profileWords = {
  ...settingsWords,
  ...fieldNames,
  "profile.lead":
    "Changes you make here also apply at your organization, and the other way round. The latest change wins.",
  "profile.group.details": "Personal details",
  "profile.group.compensation": "Compensation",
  "profile.group.restrictions": "Restrictions",
  "profile.group.skills": "Skills",
  "profile.group.certifications": "Certifications",
  "profile.group.hours": "Working hours",
  "profile.email": "Email address",
  "profile.email.text": "You sign in with this address.",
  "profile.email.host": "The address of your work account.",
  "profile.kept": "Managed by your organization.",
  "profile.not-set": "Not set",
  "profile.choose": "Not chosen",
  "profile.money.text": "An amount and a currency, such as 25.50 EUR.",
  "profile.phone.text": "A phone number can contain only digits, spaces and + ( ) -.",
  "profile.list.text": "One on each line.",
  "profile.changed": "Changed by your scheduler {when}",
  "profile.news": { one: "Your scheduler changed {count} field", other: "Your scheduler changed {count} fields" },
  "profile.news.was": "Changed from “{before}” to “{after}”.",
  "profile.news.was-empty": "Was empty. Now “{after}”.",
  "profile.news.is-empty": "Was “{before}”. Now empty.",
  "profile.news.now": "Now “{after}”.",
  "profile.news.restore": "Restore",
  "profile.news.restore.label": "Restore {field}",
  "profile.news.dismiss": "Got it",
  "profile.news.failed": "That didn’t work. {reason}",
  "profile.overwrote": "You replaced “{value}”, which your scheduler set {when}.",
  "profile.overwrote.empty": "Your scheduler cleared this {when}. You filled it in again.",
  "profile.overwrote.self": "You replaced “{value}”, which you set elsewhere {when}.",
  "profile.overwrote.restore": "Restore it",
  "profile.overwrote.keep": "Keep mine",
  // Their values say the unit.
  "field.restHours": "Rest between shifts",
} as const;

/** The keys of those words. */
export type ProfileKey = keyof typeof profileWords;
