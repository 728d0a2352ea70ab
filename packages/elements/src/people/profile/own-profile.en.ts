import { profileFieldWords } from "./profile.en.ts";

/** The English messages of My Profile. */
export const profileWords = {
  ...profileFieldWords,
  "profile.lead": "You and your organization share this profile. If you both change a field, the latest change wins.",
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
  "profile.scheduler": "your scheduler",
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
} as const;

/** The keys of these messages. */
export type ProfileKey = keyof typeof profileWords;
