import { settingsWords } from "../../../look/settings/settings.en.ts";
import { fieldNames } from "../../../people/profile/field-names.en.ts";

/** The English words of My Profile. */
export const profileWords = {
  ...settingsWords,
  ...fieldNames,
  "profile.lead":
    "What you change here replaces what your organization has, and the other way round: the latest change counts.",
  "profile.group.details": "Personal details",
  "profile.group.compensation": "Compensation",
  "profile.group.restrictions": "Restrictions",
  "profile.group.skills": "Skills",
  "profile.group.certifications": "Certifications",
  "profile.group.hours": "Working hours",
  "profile.email": "E-mail address",
  "profile.email.text": "You sign in with it.",
  "profile.email.host": "It is that of your work account.",
  "profile.kept": "Your organization keeps this.",
  "profile.not-set": "Not set",
  "profile.choose": "Not chosen",
  "profile.money.text": "An amount and a currency, such as 25.50 EUR.",
  "profile.phone.text": "A telephone number has digits, spaces and a plus, such as +41 79 000 00 00.",
  "profile.list.text": "One on each line.",
  "profile.changed": "Changed by your scheduler {when}",
  "profile.news": { one: "Your scheduler changed {count} field", other: "Your scheduler changed {count} fields" },
  "profile.news.was": "It was “{before}”, now it is “{after}”.",
  "profile.news.was-empty": "It was empty, now it is “{after}”.",
  "profile.news.is-empty": "It was “{before}”, now it is empty.",
  "profile.news.now": "Now it is “{after}”.",
  "profile.news.restore": "Restore",
  "profile.news.restore.label": "Restore {field}",
  "profile.news.dismiss": "Got it",
  "profile.news.failed": "That did not work. {reason}",
  "profile.overwrote": "You replaced “{value}”, which your scheduler had set {when}.",
  "profile.overwrote.empty": "Your scheduler had emptied this {when}; you have filled it again.",
  "profile.overwrote.self": "You replaced “{value}”, which you had set elsewhere {when}.",
  "profile.overwrote.restore": "Restore that",
  "profile.overwrote.keep": "Keep mine",
  // Their values say the unit.
  "field.restHours": "Rest between shifts",
  "field.mostDays": "Days in a row, at most",
} as const;

/** The keys of those words. */
export type ProfileKey = keyof typeof profileWords;
