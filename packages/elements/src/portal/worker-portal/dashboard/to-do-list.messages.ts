/** The English messages of the list of what to do. */
export const toDoWords = {
  "to-do.title": { one: "{count} thing to do", other: "{count} things to do" },
  "to-do.more": "{count} more",
  "to-do.offer": "Answer the offer: {name}",
  "to-do.changed-shift": "Confirm the changed shift: {name}",
  "to-do.report": "Write the report: {name}",
  "to-do.report-question": "Answer the question about your report: {name}",
  "to-do.certification-missing": "Upload a proof: {name}",
  "to-do.certification-rejected": "Upload another proof: {name}",
  "to-do.certification-expiring": "Renew: {name}",
  "to-do.certification-expired": "Renew: {name}",
  "to-do.answer-by": "{when} · Respond by {due}",
  "to-do.answer-by.own": "{when} · Respond by {due} your time",
  "to-do.missing": "Missing",
  "to-do.rejected": "Your proof was rejected",
  "to-do.expires": "Expires on {date}",
  "to-do.expired": "Expired on {date}",
} as const;

/** The keys of these messages. */
export type ToDoKey = keyof typeof toDoWords;
