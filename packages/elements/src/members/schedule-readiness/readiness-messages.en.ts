/** The English words of who is ready to be assigned. */
export const readinessWords = {
  "readiness.title": "Readiness",
  "readiness.of": "{ready} of {count} ready",
  "readiness.all": "Everybody is ready: it is safe to assign.",
  "readiness.waiting-for": { one: "{count} person to wait for", other: "{count} people to wait for" },
  "readiness.filter": "Whom to show",
  "readiness.filter.everybody": "Everybody assignable",
  "readiness.filter.waiting": "Waiting",
  "readiness.filter.ready": "Ready",
  "readiness.nudge": "Nudge the rest",
  "readiness.account": "Account",
  "readiness.calendar": "Calendar",
  "readiness.cannot-reply": "Assignable but cannot reply: the portal is paused",
  "readiness.tick.ok": "there",
  "readiness.tick.pending": "awaited",
  "readiness.tick.warning": "look at this",
  "readiness.nobody": "Nobody can be assigned",
  "readiness.nobody.text": "Make at least one member assignable, and their account and calendar show here.",
  "readiness.nobody-waiting": "Everybody is ready",
  "readiness.nobody-waiting.text": "Each assignable member has an account and a calendar.",
  "readiness.nobody-ready": "Nobody is ready yet",
  "readiness.nobody-ready.text": "Whoever has an account and a calendar shows here.",
  "readiness.everybody": "Show everybody",
  "readiness.previous": "Previous",
  "readiness.next": "Next",
  "readiness.pages": "Pages",
} as const;

/** The keys of those words. */
export type ReadinessKey = keyof typeof readinessWords;
