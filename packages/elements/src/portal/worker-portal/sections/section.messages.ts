import { portalWords } from "../worker-portal.messages.ts";

/** The English messages of the sections, and those of the portal. */
export const sectionWords = {
  ...portalWords,
  "section.shifts.calendar": "Add to calendar",
  "section.notifications.lead": "We also email {email} about your account. These emails are always on.",
  "section.notifications.invitation": "Invitations",
  "section.notifications.invitation.text": "When someone adds you to a schedule and asks you to join.",
  "section.notifications.reminder": "Reminders",
  "section.notifications.reminder.text": "When an invitation is waiting for you, or you haven’t connected a calendar.",
  "section.notifications.account": "Your account",
  "section.notifications.account.text": "Your temporary password, and password reset links that you request.",
  "section.notifications.warning": "Warnings",
  "section.notifications.warning.text": "When someone enters wrong passwords for your account, at most once an hour.",
  "section.notifications.on": "On",
  "section.calendars.title": "The calendar you share",
  "section.availability.lead":
    "When you’re busy, according to the calendar you share. Schedulers see these times and nothing else.",
  "section.availability.none": "No upcoming busy times",
  "section.availability.none.text": "According to your calendar, you’re free in the coming weeks.",
  "section.availability.unknown": "You haven’t shared a calendar",
  "section.availability.unknown.text":
    "Share your calendar so that schedulers see when you’re busy. They never see what, where or with whom.",
  "section.availability.unknown.do": "Share a calendar",
  "section.availability.unread": "Your calendar can’t be read",
  "section.availability.unread.text":
    "Your calendar hasn’t been read recently. Open Calendar Links to see why and what to do.",
  "section.availability.unread.do": "Open Calendar Links",
  "section.availability.lost": "Your calendar can’t be read at the moment. These times may be out of date.",
  "section.availability.all-day": "All day",
  "section.availability.read": "Read from your calendar {when}.",
  "section.password.done": "Your password was changed",
  "section.password.done.text": "You’re signed out everywhere else.",
  "section.password.text": "You’ll be signed out everywhere else.",
  "section.password.send": "Change password",
  "section.everywhere": "Sign out everywhere",
  "section.everywhere.text":
    "If you lost a device or used someone else’s, sign out on all devices. Your password stays the same.",
  "section.everywhere.sending": "Signing out",
} as const;

/** The keys of these messages. */
export type SectionKey = keyof typeof sectionWords;
