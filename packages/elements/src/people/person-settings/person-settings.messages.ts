import { personStatusWords } from "../person-status.en.ts";

/** The English messages of the person settings. */
export const personSettingsWords = {
  ...personStatusWords,
  "person-settings.title": "Account",
  "person-settings.edit": "Edit",
  "person-settings.why-not": "Why can’t I edit this account?",
  "person-settings.portal": "External Portal Access",
  "person-settings.portal.text": "Controls whether this person can open the worker portal.",
  "person-settings.on": "On",
  "person-settings.off": "Off",
  "person-settings.on.now": "This person can open the portal.",
  "person-settings.off.now": "This person sees a page saying that the portal is paused.",
  "person-settings.off.later": "This person can open the portal until the pause starts.",
  "person-settings.off.planned": "On. Turns off on {from}.",
  "person-settings.from": "Pause starts",
  "person-settings.from.text": "Leave empty to start immediately.",
  "person-settings.until": "Pause ends",
  "person-settings.until.text": "Leave empty to keep the portal off until someone turns it on again.",
  "person-settings.until.open": "When someone turns it on again",
  "person-settings.reason": "Reason",
  "person-settings.reason.text": "Shown on the page they see during the pause.",
  "person-settings.contact": "Contact",
  "person-settings.contact.text": "Who they can contact. Leave empty to be the contact yourself.",
  "person-settings.contact.name": "Name",
  "person-settings.contact.address": "Email address",
  "person-settings.none": "Not set",
  "person-settings.stays": "A pause doesn’t affect their record, assignments, history or account.",
  "person-settings.internal": "This person can still use their work account. Only the portal is off.",
  "person-settings.cannot-reply": "This person can still be assigned, but can’t respond to offers during the pause.",
  "person-settings.upcoming": {
    one: "This person has {count} upcoming shift and can’t respond to it during the pause.",
    other: "This person has {count} upcoming shifts and can’t respond to them during the pause.",
  },
  "person-settings.upcoming.more":
    "This person has more than {count} upcoming shifts and can’t respond to them during the pause.",
  "person-settings.save": "Save Changes",
  "person-settings.saving": "Saving",
  "person-settings.saved.off": "Saved. The portal is off for {name}.",
  "person-settings.saved.planned": "Saved. The portal will turn off for {name}.",
  "person-settings.saved.on": "Saved. The portal is on for {name}.",
  "person-settings.failed": "Not saved. {reason}",
  "person-settings.overtaken": "Someone else changed this while you were editing. Saving replaces their changes.",
  "person-settings.theirs": "Use theirs",
  "person-settings.wrong.until": "The end of the pause must be in the future and after its start.",
  "person-settings.wrong.contact": "A contact needs a name and an email address.",
} as const;

/** The keys of these messages. */
export type PersonSettingsKey = keyof typeof personSettingsWords;
