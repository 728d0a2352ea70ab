import { personStatusWords } from "../person-status.en.ts";

/** The English words of the account settings of one person. */
export const personSettingsWords = {
  ...personStatusWords,
  "person-settings.title": "Account",
  "person-settings.edit": "Edit",
  "person-settings.why-not": "Why can’t I edit this account?",
  "person-settings.portal": "External Portal Access",
  "person-settings.portal.text": "Whether this person reaches the worker portal.",
  "person-settings.on": "On",
  "person-settings.off": "Off",
  "person-settings.on.now": "They reach the portal.",
  "person-settings.off.now": "They meet a page that says the portal is paused, from their next step on.",
  "person-settings.off.planned": "On now. Off from {from}.",
  "person-settings.from": "Pause begins",
  "person-settings.from.text": "At once, if left empty.",
  "person-settings.until": "Comes back",
  "person-settings.until.text": "Until somebody turns it on again, if left empty.",
  "person-settings.until.open": "When somebody turns it on again",
  "person-settings.reason": "Reason",
  "person-settings.reason.text": "They read it on that page.",
  "person-settings.contact": "Whom they may write to",
  "person-settings.contact.text": "You, if left empty.",
  "person-settings.contact.name": "Name",
  "person-settings.contact.address": "E-mail address",
  "person-settings.none": "None given",
  "person-settings.stays": "The record, assignments and history stay as they are, and so does the account itself.",
  "person-settings.internal": "They go on using your product: only the portal is shut.",
  "person-settings.cannot-reply": "They stay assignable wherever they are, and cannot reply to offers meanwhile.",
  "person-settings.holds": {
    one: "They hold {count} shift ahead, and cannot reply about it meanwhile.",
    other: "They hold {count} shifts ahead, and cannot reply about them meanwhile.",
  },
  "person-settings.holds.more": "They hold {count} shifts ahead and more, and cannot reply about them meanwhile.",
  "person-settings.save": "Save Changes",
  "person-settings.saving": "Saving",
  "person-settings.saved.off": "Saved. The portal is shut to {name}.",
  "person-settings.saved.planned": "Saved. The portal will be shut to {name}.",
  "person-settings.saved.on": "Saved. The portal is open to {name}.",
  "person-settings.failed": "Not saved. {reason}",
  "person-settings.overtaken": "Somebody else changed this while you were editing. Saving replaces what they set.",
  "person-settings.theirs": "Use theirs",
  "person-settings.wrong.until": "The return has to lie behind the beginning, and ahead of now.",
  "person-settings.wrong.contact": "A contact needs a name and an e-mail address.",
} as const;

/** The keys of those words. */
export type PersonSettingsKey = keyof typeof personSettingsWords;
