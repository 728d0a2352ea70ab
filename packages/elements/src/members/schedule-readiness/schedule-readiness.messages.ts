/** The English messages of the readiness of a schedule. */
export const readinessWords = {
  "readiness.title": "Readiness",
  "readiness.of": "{ready} of {count} ready",
  "readiness.all": "Everyone is ready: it’s safe to assign.",
  "readiness.waiting-for": { one: "Waiting for {count} person", other: "Waiting for {count} people" },
  "readiness.filter": "Filter",
  "readiness.filter.everybody": "All assignable",
  "readiness.filter.waiting": "Waiting",
  "readiness.filter.ready": "Ready",
  "readiness.nudge": "Remind the rest",
  "readiness.account": "Account",
  "readiness.calendar": "Calendar",
  "readiness.cannot-reply": "Assignable but can’t reply: the portal is paused",
  "readiness.tick.ok": "ready",
  "readiness.tick.pending": "pending",
  "readiness.tick.warning": "needs attention",
  "readiness.none": "No one can be assigned",
  "readiness.none.text": "Make at least one member assignable to see their account and calendar here.",
  "readiness.none-waiting": "Everyone is ready",
  "readiness.none-waiting.text": "Each assignable member has an account and a calendar.",
  "readiness.none-ready": "No one is ready yet",
  "readiness.none-ready.text": "Members with an account and a calendar appear here.",
  "readiness.everybody": "Show all",
} as const;

/** The keys of the messages of the readiness of a schedule. */
export type ReadinessKey = keyof typeof readinessWords;
