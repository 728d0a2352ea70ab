import { providerFieldWords } from "./provider-fields.en.ts";

/** The English messages of the link of a schedule. */
export const scheduleLinkWords = {
  ...providerFieldWords,
  "schedule-link.title": "Linked schedule",
  "schedule-link.none": "Not linked",
  "schedule-link.none.text":
    "Link this schedule to an on-call schedule of another product. Its people become members here and stay up to date. Nothing changes in the other product.",
  "schedule-link.none.unavailable": "No products are set up for linking. Ask the people who run this system.",
  "schedule-link.start": "Link schedule",
  "schedule-link.loading": "Loading",

  "schedule-link.connect": "Connect",
  "schedule-link.provider": "Product",
  "schedule-link.optional": "{label} (optional)",
  "schedule-link.required": "Fill in all required fields.",
  "schedule-link.find": "Find schedules",
  "schedule-link.finding": "Finding schedules",
  "schedule-link.back": "Back",

  "schedule-link.choose": "Choose a schedule",
  "schedule-link.choose.text": "Its people become members of this schedule.",
  "schedule-link.choose.none": "{provider} has no schedules that this key can read.",
  "schedule-link.choose.search": "Search schedules",
  "schedule-link.choose.no-match": "No schedule has this name.",
  "schedule-link.choose.needed": "Choose a schedule.",
  "schedule-link.trusts": "Match people by email address",
  "schedule-link.trusts.text":
    "Turn this on only if {provider} verifies email addresses. Otherwise anyone who can edit an address there could take the place of a member here.",
  "schedule-link.preview": "Preview changes",
  "schedule-link.previewing": "Reading the schedule",

  "schedule-link.review": "Review changes",
  "schedule-link.review.text": "Linking to “{name}” changes the following. Nothing has been changed yet.",
  "schedule-link.link": "Link schedule",
  "schedule-link.linking": "Linking",
  "schedule-link.linked": "Schedule linked",

  "schedule-link.plan.people": {
    one: "{count} person in the linked schedule",
    other: "{count} people in the linked schedule",
  },
  "schedule-link.plan.nothing": "Nothing changes.",
  "schedule-link.plan.additions": { one: "{count} person becomes a member", other: "{count} people become members" },
  "schedule-link.plan.invitations": {
    one: "{count} invitation is sent immediately.",
    other: "{count} invitations are sent immediately.",
  },
  "schedule-link.plan.additions.arrived": "New",
  "schedule-link.plan.additions.known-address": "Already in your organization",
  "schedule-link.plan.additions.returned": "Returns with their previous role and settings",
  "schedule-link.plan.additions.possible-match": "Possible match",
  "schedule-link.plan.unassignable": "Not assignable",
  "schedule-link.plan.matches": { one: "{count} possible match", other: "{count} possible matches" },
  "schedule-link.plan.matches.text":
    "Someone in your organization has the same email address, but it isn’t verified. They join as separate members unless you match people by email address.",
  "schedule-link.plan.updates": {
    one: "{count} member is matched or updated",
    other: "{count} members are matched or updated",
  },
  "schedule-link.plan.updates.known-address": "Matched. Role and assignability stay the same.",
  "schedule-link.plan.updates.details-changed": "Name or email address changes",
  "schedule-link.plan.updates.back-upstream": "In the linked schedule again",
  "schedule-link.plan.removals": { one: "{count} member is removed", other: "{count} members are removed" },
  "schedule-link.plan.removals.text": "They aren’t in the linked schedule anymore.",
  "schedule-link.plan.kept": { one: "{count} admin stays", other: "{count} admins stay" },
  "schedule-link.plan.kept.text":
    "They aren’t in the linked schedule anymore, but the schedule needs them. They can’t be assigned.",
  "schedule-link.plan.kept.last-admin": "Last admin",
  "schedule-link.plan.kept.owner": "Owner",
  "schedule-link.plan.locks": {
    one: "{count} member can’t be assigned anymore",
    other: "{count} members can’t be assigned anymore",
  },
  "schedule-link.plan.locks.text": "They aren’t in the linked schedule. Unlinking makes them assignable again.",
  "schedule-link.plan.conflicts": { one: "{count} person needs attention", other: "{count} people need attention" },
  "schedule-link.plan.more": "and {count} more",
  "schedule-link.plan.held": "Removals won’t happen until an admin confirms them.",
  "schedule-link.conflict.address-invalid": "Has an invalid email address, so can’t be invited",
  "schedule-link.conflict.address-missing": "Has no email address, so can’t be invited",
  "schedule-link.conflict.address-shared": "Shares an email address with another person in the linked schedule",
  "schedule-link.conflict.address-taken": "Has an email address that belongs to another person here",
  "schedule-link.conflict.person-deactivated": "Is deactivated in your organization",
  "schedule-link.conflict.listed-twice": "Is listed twice in the linked schedule",

  "schedule-link.to": "Linked to",
  "schedule-link.status": "Status",
  "schedule-link.synchronized": "Synchronized {ago}",
  "schedule-link.never": "Not synchronized yet",
  "schedule-link.running": "Synchronizing",
  "schedule-link.waiting": "Starts within a minute",
  "schedule-link.next": "Next synchronization",
  "schedule-link.synced": "Members from the linked schedule",
  "schedule-link.stale": "The member list may be out of date.",
  "schedule-link.failed": "The last synchronization failed. Members stay as they are. {problem}",
  "schedule-link.problem.settings-invalid":
    "A setting of the connection is invalid. Unlink the schedule, and link it again with the right settings.",
  "schedule-link.problem.credentials-refused":
    "The product refuses the key, or the key lacks a permission. Create a new key, unlink the schedule, and link it again with that key.",
  "schedule-link.problem.not-found": "The schedule doesn’t exist in the other product. Check whether it was deleted.",
  "schedule-link.problem.rate-limited":
    "The product received too many requests. The schedule will be read again later.",
  "schedule-link.problem.unreachable": "The product can’t be reached. Check its address and its status page.",
  "schedule-link.problem.timed-out": "The product took too long to answer. Try again later.",
  "schedule-link.problem.invalid-answer":
    "The answer can’t be read. Check the address: a sign-in page may be in the way.",
  "schedule-link.problem.incomplete":
    "The answer was incomplete. Check that the key can read all people of the schedule.",
  "schedule-link.problem.too-large": "The schedule has more people or data than can be read.",
  "schedule-link.problem.address-refused":
    "The address leads to an internal network, which isn’t allowed. Use a public address.",
  "schedule-link.sync": "Sync now",
  "schedule-link.sync.started": "Synchronization starts",
  "schedule-link.sync.done": "Synchronization finished",
  "schedule-link.sync.failed": "Synchronization failed",
  "schedule-link.plan": "Preview next synchronization",
  "schedule-link.plan.hide": "Hide preview",
  "schedule-link.plan.loading": "Loading preview",
  "schedule-link.plan.title": "Next synchronization",
  "schedule-link.conflicts.title": "People who need attention",

  "schedule-link.runs": "Recent synchronizations",
  "schedule-link.runs.none": "None yet",
  "schedule-link.runs.failed": "These couldn’t be loaded.",
  "schedule-link.run.applied": "Applied",
  "schedule-link.run.unchanged": "No changes",
  "schedule-link.run.held": "Removals waiting",
  "schedule-link.run.failed": "Failed",
  "schedule-link.run.counts": "{added} added, {updated} updated, {removed} removed",
  "schedule-link.run.waiting": "{count} waiting",

  "schedule-link.unlink": "Unlink",
  "schedule-link.unlink.why-not": "Why can’t I unlink this schedule?",
  "schedule-link.unlink.title": "Unlink from {provider}?",
  "schedule-link.unlink.synced": {
    one: "{count} member from {provider} stays and is managed here.",
    other: "{count} members from {provider} stay and are managed here.",
  },
  "schedule-link.unlink.restored": {
    one: "{count} member gets back the assignability they had before linking.",
    other: "{count} members get back the assignability they had before linking.",
  },
  "schedule-link.unlink.stored": "The stored key and the history of synchronizations are deleted.",
  "schedule-link.unlinking": "Unlinking",
  "schedule-link.unlinked": "Schedule unlinked",

  "schedule-link.held": {
    one: "{count} removal is waiting for confirmation",
    other: "{count} removals are waiting for confirmation",
  },
  "schedule-link.held.since": "Since {time}. New people and other changes are synchronized as usual.",
  "schedule-link.held.too-many": "More members would leave within 24 hours than the limit of {percent} percent.",
  "schedule-link.held.everybody": "All members from the linked schedule would leave.",
  "schedule-link.held.last-assignable": "No one would be assignable afterwards.",
  "schedule-link.held.check": "Check in {provider} whether these people really left the schedule.",
  "schedule-link.held.list": "Waiting removals",
  "schedule-link.held.lock": "Stays, but can’t be assigned anymore",
  "schedule-link.held.remove": "Is removed",
  "schedule-link.held.more": "Show more",
  "schedule-link.held.failed": "The list couldn’t be loaded.",
  "schedule-link.confirm": "Confirm removals",
  "schedule-link.confirm.title": { one: "Confirm {count} removal?", other: "Confirm {count} removals?" },
  "schedule-link.confirm.text":
    "The linked schedule is read again first. Nothing changes unless exactly these people are still missing.",
  "schedule-link.confirming": "Confirming",
  "schedule-link.confirmed": "Removals confirmed",
  "schedule-link.changed":
    "The linked schedule has changed since this list was made, so nothing was removed. The list above shows what would change now. A synchronization has been started: confirm the new list when it appears.",
  "schedule-link.discard": "Discard",
  "schedule-link.discard.label": "Discard waiting removals",
  "schedule-link.discard.title": "Discard these removals?",
  "schedule-link.discard.text":
    "The members stay. If the linked schedule changes again, new removals may wait for confirmation.",
  "schedule-link.discarding": "Discarding",
  "schedule-link.discarded": "Removals discarded",
  "schedule-link.close": "Close",
} as const;

/** The keys of these messages. */
export type ScheduleLinkKey = keyof typeof scheduleLinkWords;
