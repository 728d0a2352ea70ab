import { batchMessages } from "../../batch-run.ts";

/** The English messages of a reminder to the members that a schedule waits for. */
export const nudgeWords = {
  ...batchMessages,
  "nudge.title": "Reminder",
  "nudge.mailed": { one: "{count} person is reminded", other: "{count} people are reminded" },
  "nudge.mailed.text": "By an invitation if they haven’t accepted, otherwise by an email about the calendar.",
  "nudge.rested": { one: "{count} person isn’t reminded", other: "{count} people aren’t reminded" },
  "nudge.rested.text": "They were reminded within the last 24 hours, an email to them is queued, or they declined.",
  "nudge.refused": { one: "{count} person can’t be emailed:", other: "{count} people can’t be emailed:" },
  "nudge.none": "Everyone has answered.",
  "nudge.open": "Some people haven’t been reminded yet.",
} as const;
