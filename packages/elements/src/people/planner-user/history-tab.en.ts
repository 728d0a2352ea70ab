import { historyWords } from "../../history/member-history/member-history.messages.ts";

/** English messages of the history of a person. */
export const personHistoryWords = {
  ...historyWords,
  "person.history.all": "All changes",
  "person.history.account": "Account and access",
  "person.history.schedules": "Schedules",
  "person.history.shifts": "Shifts",
  "person.history.title": "History of the person",
  "person.history.none": "No matching changes.",
  "person.history.none-found": "The most recent changes don’t match. Show older changes to keep looking.",
  "line.person-created": "{actor} created {people}",
  "line.person-changed.other": "{actor} updated the account",
  "line.person-changed.name": "{actor} changed the name",
  "line.person-changed.email": "{actor} changed the email address",
  "line.person-changed.organizationRole": "{actor} changed the organization role",
  "line.person-invited.created": "{actor} activated the account and emailed a temporary password",
  "line.person-invited.invited": "{actor} emailed another temporary password",
  "line.person-invited.active": "{actor} replaced the password with a temporary one, sent by email",
  "line.password-changed": "{actor} set a new password",
  "line.portal-paused": "{actor} paused the portal",
  "line.portal-opened": "{actor} turned the portal on",
  "line.sign-in-unlocked": "{actor} lifted the lock on signing in",
  "line.sign-in-locked.unknown-browsers": "Signing in on new devices was locked after wrong passwords",
  "line.sign-in-locked.own-device": "Signing in on one of their devices was locked after wrong passwords",
  "line.device-trusted": "{actor} signed in on a new device",
  "line.signed-out-everywhere": "{actor} signed out on all devices",
  "line.person-deactivated": "{actor} deactivated the account",
  "line.person-reactivated": "{actor} reactivated the account",
  "line.person-erased": "{actor} erased the person",
  "line.person-status-changed.paused": "The planned pause of the portal began",
  "line.person-status-changed.active": "The pause of the portal ended",
  "line.person-status-changed.expired": "The temporary password expired",
  "line.profile-changed": "{actor} changed the profile",
  "field.email": "Email address",
  "field.organizationRole": "Organization role",
  "field.pausedFrom": "From",
  "field.pausedUntil": "Until",
} as const;

/** The keys of these messages. */
export type PersonHistoryKey = keyof typeof personHistoryWords;
