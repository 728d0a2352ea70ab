import type { Catalogue } from "./messages.ts";

/**
 * Error messages by error code: a title and, under `.text`, an explanation. Remedies: what to do about it. These are the ones that loading
 * can return; `command-reasons.en.ts` has those of commands, `work-reasons.en.ts` those of shifts. Codes that only some components show
 * have their own files, such as `file-reasons.en.ts`.
 */
export const reasons = {
  "reason.unknown": "Something went wrong",
  "reason.unknown.text": "The problem is on our side. Nothing was changed.",
  "reason.request.invalid": "Invalid input",
  "reason.request.invalid.text": "Check your input and try again.",
  "reason.request.version-mismatch": "This page is out of date",
  "reason.request.version-mismatch.text": "The server has been updated. Reload the page to continue.",
  "reason.request.unauthenticated": "You’re signed out",
  "reason.request.unauthenticated.text": "Sign in again, then reload the page.",
  "reason.session.ended": "Your session has ended",
  "reason.session.ended.text": "Sign in again to continue.",
  "reason.password.change-required": "Choose your own password first",
  "reason.password.change-required.text": "The temporary password only lets you choose a new one.",
  "reason.portal.paused": "The portal is paused",
  "reason.portal.paused.text": "Your record, shifts and history aren’t affected.",
  "reason.request.forbidden": "You don’t have permission to change this",
  "reason.request.forbidden.text": "Your role on this schedule doesn’t allow it.",
  "reason.request.not-found": "Not available to you",
  "reason.request.not-found.text": "It doesn’t exist, or you don’t have access to it.",
  "reason.request.throttled": "Too many attempts",
  "reason.request.throttled.text": "Wait a moment, then try again.",
  "reason.request.timed-out": "The request timed out",
  "reason.request.timed-out.text": "The server is taking too long. Try again in a moment.",
  "reason.server.unreachable": "No connection",
  "reason.server.unreachable.text": "The server can’t be reached. Check your connection and try again.",
  "reason.store.unavailable": "Temporarily unavailable",
  "reason.store.unavailable.text": "The server can’t reach its database. Try again in a moment.",
  "reason.store.outdated": "Temporarily unavailable",
  "reason.store.outdated.text": "This server is being updated. Try again in a moment.",
  "reason.upstream.unavailable": "Temporarily unavailable",
  "reason.upstream.unavailable.text": "Another system isn’t responding. Try again in a moment.",
  "remedy.ask-an-admin": "Ask an admin of this schedule.",
  "remedy.ask-an-organization-admin": "Ask an admin of your organization.",
} as const satisfies Catalogue;
