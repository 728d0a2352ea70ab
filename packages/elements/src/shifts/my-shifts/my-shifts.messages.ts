import type { WorkCode } from "../../messages/work-reasons.en.ts";

/** The codes of reasons why a worker can't take a shift, in words for the worker. Restrictions aren't shown to them (Q60). */
type OwnCode = Exclude<Extract<WorkCode, `worker.${string}`>, "worker.restricted">;

const ownReasons = {
  "my-shifts.why.worker.other-shift": "You have another shift at that time.",
  "my-shifts.why.worker.busy": "Your calendar shows an event at that time.",
  "my-shifts.why.worker.unavailable": "You aren’t available at that time.",
  "my-shifts.why.worker.on-time-off": "You have time off then.",
  "my-shifts.why.worker.too-little-rest": "You’d have too little rest between shifts.",
  "my-shifts.why.worker.too-many-hours": "You’d exceed your hours for that week.",
  "my-shifts.why.worker.too-many-days": "You’d work too many days in a row.",
  "my-shifts.why.worker.skill-missing": "You don’t have a skill that it requires.",
  "my-shifts.why.worker.certification-missing": "You don’t have a certification that it requires.",
} as const satisfies Readonly<Record<`my-shifts.why.${OwnCode}`, string>>;

/** The messages of a worker's own shifts. */
export const myShiftsWords = {
  ...ownReasons,
  "my-shifts.title": "Your shifts",
  "my-shifts.offers": "Waiting for your answer",
  "my-shifts.offers.count": {
    one: "{count} shift is waiting for your answer",
    other: "{count} shifts are waiting for your answer",
  },
  "my-shifts.upcoming": "Upcoming",
  "my-shifts.your-time": "{span} your time",
  "my-shifts.deadline": "Answer by {when}",
  "my-shifts.deadline.start": "Answer before it starts",
  "my-shifts.accept": "Accept",
  "my-shifts.accept.label": "Accept {shift}",
  "my-shifts.accepted": "Shift accepted",
  "my-shifts.decline": "Decline",
  "my-shifts.decline.label": "Decline {shift}",
  "my-shifts.decline.title": "Decline this shift?",
  "my-shifts.decline.text": "{shift}. You can undo this until the offer closes.",
  "my-shifts.declining": "Declining",
  "my-shifts.declined": "Shift declined",
  "my-shifts.hand-back": "Hand back",
  "my-shifts.hand-back.label": "Hand back {shift}",
  "my-shifts.hand-back.title": "Hand this shift back?",
  "my-shifts.hand-back.text": "{shift}. Someone else can then take it.",
  "my-shifts.handing-back": "Handing back",
  "my-shifts.handed-back": "Shift handed back",
  "my-shifts.reason": "Reason",
  "my-shifts.reason.text": "Optional. Only schedulers of your organization see it.",
  "my-shifts.calendar": "Add to calendar",
  "my-shifts.calendar.label": "Add to calendar: {shift}",
  "my-shifts.undo": "Undo",
  "my-shifts.undo.label": "Undo declining {shift}",
  "my-shifts.undone": "It’s waiting for your answer again",
  "my-shifts.confirm": "Confirm again",
  "my-shifts.confirm.label": "Confirm {shift} again",
  "my-shifts.confirmed-again": "Shift confirmed",
  "my-shifts.changed.text":
    "This shift changed after you confirmed it. Confirm it again, or hand it back if you can’t work it anymore.",
  "my-shifts.state.declined": "You declined",
  "my-shifts.state.waitlisted": "On the waitlist",
  "my-shifts.state.changed": "Changed",
  "my-shifts.state.offered": "Offered",
  "my-shifts.state.confirmed": "Confirmed",
  "my-shifts.state.now": "Now",
  "my-shifts.schedule": "Schedule",
  "my-shifts.venue": "Venue",
  "my-shifts.position": "Position",
  "my-shifts.when": "Time",
  "my-shifts.needs": "Requires",
  "my-shifts.notes": "Notes",
  "my-shifts.contact": "Contact",
  "my-shifts.none": "No upcoming shifts",
  "my-shifts.none.text":
    "When a scheduler offers or assigns you a shift, it appears here. You accept or decline offers on this page.",
  "my-shifts.none.upcoming": "Shifts that you accept appear here.",
  "my-shifts.more": "Show more",
} as const;

/** The keys of these messages. */
export type MyShiftsKey = keyof typeof myShiftsWords;
