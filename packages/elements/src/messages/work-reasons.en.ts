import type { ErrorCode } from "@rollcall/core/contract";
import type { Catalogue } from "./messages.ts";

/** The codes about workers and shifts that only components of shifts show. */
export type WorkCode = Extract<ErrorCode, `worker.${string}` | `offer.${string}` | "shift.began">;

/** Why a person can't take a shift: a title and, under `.text`, an explanation. */
export const workReasons = {
  "reason.worker.other-shift": "Already working",
  "reason.worker.other-shift.text": "This person has another shift at that time.",
  "reason.worker.busy": "Busy",
  "reason.worker.busy.text": "Their calendar shows an event at that time.",
  "reason.worker.unavailable": "Not available",
  "reason.worker.unavailable.text": "This person isn’t available at that time.",
  "reason.worker.on-time-off": "On time off",
  "reason.worker.on-time-off.text": "This person has approved time off at that time.",
  "reason.worker.too-little-rest": "Not enough rest",
  "reason.worker.too-little-rest.text": "{planned} hours of rest instead of {limit}.",
  "reason.worker.too-many-hours": "Too many hours",
  "reason.worker.too-many-hours.text": "{planned} hours in that week; the limit is {limit}.",
  "reason.worker.too-many-days": "Too many days in a row",
  "reason.worker.too-many-days.text": "{planned} days in a row; the limit is {limit}.",
  "reason.worker.restricted": "Restricted",
  "reason.worker.restricted.text": "A restriction in their profile excludes this shift.",
  "reason.worker.restricted.text.cannot-work-with": "This person and someone on the shift can’t work together.",
  "reason.worker.restricted.text.must-work-with": "They must work with someone who isn’t on the shift.",
  "reason.worker.skill-missing": "Missing a skill",
  "reason.worker.skill-missing.text": "The shift requires {name}.",
  "reason.worker.certification-missing": "Missing a certification",
  "reason.worker.certification-missing.text": "The shift requires {name} until it ends.",
  "reason.worker.certification-expired": "A certification expires",
  "reason.worker.certification-expired.text": "The shift requires {name}, which is valid until {expiresOn}.",
  "reason.offer.already-filled": "Already filled",
  "reason.offer.already-filled.text": "Someone else accepted this shift first.",
  "reason.offer.withdrawn": "No longer offered",
  "reason.offer.withdrawn.text": "This offer was withdrawn, or the shift was canceled.",
  "reason.offer.changed": "The shift has changed",
  "reason.offer.changed.text": "Check what changed, then answer again.",
  "reason.offer.closed": "This offer is closed",
  "reason.offer.closed.text": "It can’t be answered anymore.",
  "reason.offer.not-eligible": "You can’t take this shift",
  "reason.offer.not-eligible.text": "Something else prevents it, such as another shift or a blocked day.",
  "reason.shift.began": "The shift has started",
  "reason.shift.began.text": "It can’t be offered or answered anymore.",
} as const satisfies Catalogue & Readonly<Record<`reason.${WorkCode}`, string>>;
