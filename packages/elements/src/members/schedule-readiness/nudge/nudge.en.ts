/** The English words of a nudge of those whom a schedule waits for. */
export const nudgeWords = {
  "nudge.title": "Nudge",
  "nudge.progress": "{done} of {count} answered",
  "nudge.mailed": { one: "{count} person is mailed", other: "{count} people are mailed" },
  "nudge.mailed.text": "An invitation for whoever has not accepted, a word about the calendar for whoever has.",
  "nudge.rested": { one: "{count} person is left alone", other: "{count} people are left alone" },
  "nudge.rested.text": "They were asked within the last 24 hours, a mail to them is on its way, or they declined.",
  "nudge.refused": { one: "{count} person cannot be mailed:", other: "{count} people cannot be mailed:" },
  "nudge.named": { one: "{names} and {count} more", other: "{names} and {count} more" },
  "nudge.unnamed": { one: "{count} person", other: "{count} people" },
  "nudge.nobody": "Nobody is waited for.",
  "nudge.open": "Not all of them have been asked.",
  "nudge.stop": "Stop",
  "nudge.rest": "Ask the rest",
  "nudge.close": "Close",
} as const;
