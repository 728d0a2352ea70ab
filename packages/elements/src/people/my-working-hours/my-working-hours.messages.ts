/** The English messages of the caller's working hours. */
export const workingHoursWords = {
  "my-hours.title": "Your working hours",
  "my-hours.text": "Your planned hours, and the limits your scheduler has set.",
  "my-hours.planned": "Planned hours",
  "my-hours.week.this": "This week",
  "my-hours.week.next": "Next week",
  "my-hours.of": "{planned} of {contracted}",
  "my-hours.sum": "{planned} planned",
  "my-hours.over": "{time} more than agreed",
  "my-hours.under": "{time} left",
  "my-hours.met": "As agreed",
  "my-hours.offered": "and {time} offered",
  "my-hours.settings": "Settings",
  "my-hours.none": "No working hours yet",
  "my-hours.none.text": "When your scheduler sets your working hours, they appear here.",
  "my-hours.note": "Something wrong? Ask your scheduler to change it.",
} as const;

/** The keys of these messages. */
export type WorkingHoursKey = keyof typeof workingHoursWords;
