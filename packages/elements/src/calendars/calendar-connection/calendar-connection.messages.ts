/** The English messages of the caller's calendar. */
export const calendarWords = {
  "own-calendar.title": "Your calendar",
  "own-calendar.text": "We only store when you’re busy, never titles, places or people.",
  "own-calendar.state.none": "No calendar is connected, so schedulers can’t see when you’re busy.",
  "own-calendar.state.connecting": "Loading your calendar for the first time.",
  "own-calendar.state.ok": "Updated {when} from {host}.",
  "own-calendar.state.ok.host": "Updated {when}.",
  "own-calendar.state.stale": "Last updated {when}.",
  "own-calendar.state.stale.never": "Not updated yet.",
  "own-calendar.state.error": "Last updated {when}.",
  "own-calendar.state.error.never": "Your calendar couldn’t be read yet.",
  "own-calendar.state.disconnected": "Your calendar is disconnected, and its busy times have been deleted.",
  "own-calendar.state.not-applicable": "You can’t be assigned to shifts, so no calendar is needed.",
  "own-calendar.host": "Your organization provides this calendar. You don’t need to do anything.",
  "own-calendar.partial": {
    one: "{count} event could only be read in part, so you may appear busy when you’re free.",
    other: "{count} events could only be read in part, so you may appear busy when you’re free.",
  },
  "own-calendar.failing": "Failing since {when}. We’ll keep trying.",
  "own-calendar.address": "Calendar address (iCalendar)",
  "own-calendar.address.text":
    "A secret link to your calendar. It’s only used to read your busy times and is never shown.",
  "own-calendar.connect": "Connect",
  "own-calendar.connecting": "Reading your calendar",
  "own-calendar.needed": "Paste your calendar’s address.",
  "own-calendar.where": "Where do I find it?",
  "own-calendar.google": "Google Calendar",
  "own-calendar.google.text":
    "On a computer, open Settings, choose your calendar on the left, and go to “Integrate calendar”. Copy the “Secret address in iCal format”.",
  "own-calendar.outlook": "Outlook",
  "own-calendar.outlook.text":
    "On the web, open Settings, then Calendar, then “Shared calendars”. Under “Publish a calendar”, choose yours and “Can view when I’m busy”, publish it, and copy the ICS link.",
  "own-calendar.apple": "Apple Calendar",
  "own-calendar.apple.text":
    "On iCloud.com or a Mac, open your calendar’s sharing settings and turn on “Public Calendar”. Copy the link that starts with webcal.",
  "own-calendar.other": "Other calendars",
  "own-calendar.other.text":
    "Look for “iCal”, “ICS” or “subscribe” in the settings. The address starts with https or webcal.",
  "own-calendar.check": "Check now",
  "own-calendar.checking": "Checking",
  "own-calendar.checking.text": "This takes up to a minute.",
  "own-calendar.replace": "Use another address",
  "own-calendar.disconnect": "Disconnect",
  "own-calendar.disconnect.title": "Disconnect your calendar?",
  "own-calendar.disconnect.text":
    "The address and all busy times are deleted immediately. Schedulers no longer see when you’re busy.",
  "own-calendar.disconnecting": "Disconnecting",
  "own-calendar.next": "Your next busy times",
  "own-calendar.next.none": "No upcoming busy times.",
  "own-calendar.next.wrong": "If that’s wrong, check that you connected the right calendar.",
  "own-calendar.next.all-day": "All day",
  "own-calendar.next.more": { one: "Show {count} more", other: "Show {count} more" },
  "own-calendar.throttled": "Too many attempts. Try again {when}.",
  "own-calendar.problem.address-invalid": "This isn’t a calendar address. It should start with https or webcal.",
  "own-calendar.problem.address-refused": "This address can’t be reached from the internet.",
  "own-calendar.problem.unreachable": "This address doesn’t respond. Check it, or try again later.",
  "own-calendar.problem.timed-out": "The calendar’s server is taking too long. Try again later.",
  "own-calendar.problem.not-found":
    "There’s no calendar at this address, or it’s no longer shared. Copy the address again.",
  "own-calendar.problem.not-a-calendar":
    "This address opens a web page, not a calendar. Look for the address in iCal format.",
  "own-calendar.problem.too-large": "This calendar is too large. Share a smaller one.",
} as const;

/** The keys of these messages. */
export type CalendarKey = keyof typeof calendarWords;
