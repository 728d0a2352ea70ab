import { linkReasons } from "../../messages/link-reasons.en.ts";

/** The English messages of the state of a link. */
export const scheduleLinkWords = {
  ...linkReasons,
  "schedule-link.title": "Linked schedule",
  "schedule-link.none": "Not linked",
  "schedule-link.none.text":
    "Link this schedule to an on-call schedule in another product. Its people become members here and stay up to date. Nothing changes in the other product.",
  "schedule-link.none.unavailable": "No products are set up for linking. Ask your system administrator.",
  "schedule-link.start": "Link schedule",
  "schedule-link.loading": "Loading",
  "schedule-link.plan.more": "and {count} more",
  "schedule-link.conflict.address-invalid":
    "Has an invalid email address, so can’t be invited. Correct it in the other product.",
  "schedule-link.conflict.address-missing": "Has no email address, so can’t be invited. Add one in the other product.",
  "schedule-link.conflict.address-shared":
    "Shares an email address with another person in the linked schedule. Give each their own address there.",
  "schedule-link.conflict.address-taken":
    "Has an email address that belongs to another person here. Correct the address in the other product, or merge them if they are a possible match.",
  "schedule-link.conflict.person-deactivated":
    "Is deactivated in your organization. Reactivate them, or remove them from the linked schedule.",
  "schedule-link.conflict.person-erased":
    "Was erased in your organization and isn’t added again. Remove them from the linked schedule.",
  "schedule-link.conflict.listed-twice": "Is listed twice in the linked schedule. Remove one of the entries there.",
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
  "schedule-link.problem.settings-invalid": "A setting of the connection is invalid. Correct it.",
  "schedule-link.problem.credentials-refused":
    "The product rejected the key, or the key lacks a permission. Check the key, or create a new one.",
  "schedule-link.problem.not-found": "The schedule doesn’t exist in the other product. Check whether it was deleted.",
  "schedule-link.problem.rate-limited":
    "The product received too many requests. The schedule will be read again later.",
  "schedule-link.problem.unreachable": "The product can’t be reached. Check its address and its status page.",
  "schedule-link.problem.timed-out": "The product took too long to respond. Try again later.",
  "schedule-link.problem.invalid-answer":
    "The response can’t be read. Check the address: it may lead to a sign-in page.",
  "schedule-link.problem.incomplete":
    "The response was incomplete. Check that the key can read all people of the schedule.",
  "schedule-link.problem.too-large": "The schedule has more people or data than can be read.",
  "schedule-link.problem.address-refused":
    "The address points to an internal network, which isn’t allowed. Use a public address.",
  "schedule-link.sync": "Sync now",
  "schedule-link.sync.started": "Starting synchronization",
  "schedule-link.sync.done": "Synchronization finished",
  "schedule-link.sync.failed": "Synchronization failed",
  "schedule-link.plan": "Preview next synchronization",
  "schedule-link.plan.hide": "Hide preview",
  "schedule-link.plan.loading": "Loading preview",
  "schedule-link.plan.title": "Next synchronization",
  "schedule-link.conflicts.title": "People who need attention",
  "schedule-link.runs": "Recent synchronizations",
  "schedule-link.unlink": "Unlink",
  "schedule-link.unlink.why-not": "Why can’t I unlink this schedule?",
  "schedule-link.list.more": "Show more",
  "schedule-link.list.failed": "The list couldn’t be loaded.",
  "schedule-link.matches": "Possible matches",
  "schedule-link.matches.count": "Possible matches ({count})",
  "schedule-link.change": "Change link",
  "schedule-link.on-call": "On-call times",
  "schedule-link.trigger": "Faster updates",
} as const;

/** The keys of these messages. */
export type ScheduleLinkKey = keyof typeof scheduleLinkWords;
