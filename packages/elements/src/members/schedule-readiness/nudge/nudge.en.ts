import { batchMessages } from "../../batch-run.ts";

/** The English messages of a reminder to the members that a schedule waits for. */
export const nudgeWords = {
  ...batchMessages,
  "batch.skipped": {
    one: "{count} person is skipped: reminded in the last 24 hours, already queued, or declined",
    other: "{count} people are skipped: reminded in the last 24 hours, already queued, or declined",
  },
  "nudge.title": "Reminder",
  "nudge.ask": "Send reminders?",
  "nudge.send": { one: "Send {count} reminder", other: "Send {count} reminders" },
  "nudge.mailed": { one: "{count} reminder is being sent", other: "{count} reminders are being sent" },
  "nudge.mailed.text":
    "People who haven’t accepted get an invitation. The others get an email about connecting a calendar.",
  "nudge.rested": { one: "{count} person skipped", other: "{count} people skipped" },
  "nudge.rested.text": "They were reminded in the last 24 hours, have an email in the queue, or declined.",
  "nudge.none": "No one needs a reminder.",
  "nudge.open": "Some people haven’t been reminded yet.",
} as const;
