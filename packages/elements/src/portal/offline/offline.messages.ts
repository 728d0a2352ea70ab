import { profileFieldWords } from "../../people/profile/profile.en.ts";
import { commandReasons } from "../../messages/command-reasons.en.ts";
import { workReasons } from "../../messages/work-reasons.en.ts";

/** The English messages of a portal without a connection. */
export const offlineWords = {
  ...commandReasons,
  ...workReasons,
  ...profileFieldWords,
  "offline.title": "You’re offline",
  "offline.as-of": "You’re offline. This data is from {when}.",
  "offline.not-kept": "You’re offline. This page needs a connection.",
  "offline.no-page": "Not available offline",
  "offline.no-page.text": "This page opens as soon as you’re online again.",
  "offline.queued": "Saved on this device. It’s sent when you’re online again.",
  "offline.list": { one: "{count} change on this device", other: "{count} changes on this device" },
  "offline.waiting": "Waiting to be sent",
  "offline.held": "Waiting for the change above",
  "offline.sending": "Sending",
  "offline.sent": "Sent",
  "offline.refused": "Not sent",
  "offline.changed-since": "Your scheduler changed it to “{value}” in the meantime.",
  "offline.emptied-since": "Your scheduler cleared it in the meantime.",
  "offline.saved-since": "It was saved on another device in the meantime.",
  "offline.retry": "Try again",
  "offline.use-mine": "Use mine",
  "offline.discard": "Discard",
  "offline.hide": "Hide",
  "offline.label": "{action}: {item}",
  "offline.shift": "a shift",
  "offline.item.unknown": "A change from another version of this page",
  "offline.other-version": "This version can’t send it. Reload the page, or discard the change.",
  "offline.item.offers.accept": "Accept {item}",
  "offline.item.offers.decline": "Decline {item}",
  "offline.item.offers.undoDecline": "Undo declining {item}",
  "offline.item.offers.joinWaitlist": "Join the waitlist of {item}",
  "offline.item.offers.leaveWaitlist": "Leave the waitlist of {item}",
  "offline.item.offers.handBack": "Hand back {item}",
  "offline.item.portal.saveReportDraft": "Save the report draft for {item}",
  "offline.item.portal.submitReport": "Submit the report for {item}",
  "offline.item.portal.blockDays": "Block {item}",
  "offline.item.portal.unblockDays": "Unblock {item}",
  "offline.item.portal.updateProfile": "{item}",
  "offline.leave.title": "Sign out and discard your changes?",
  "offline.leave.text": {
    one: "{count} change on this device hasn’t been sent. It’s lost if you sign out now.",
    other: "{count} changes on this device haven’t been sent. They’re lost if you sign out now.",
  },
  "offline.leave": "Discard and sign out",
} as const;

/** The keys of these messages. */
export type OfflineKey = keyof typeof offlineWords;
