/** The English words of one's own calendar. */
export const calendarWords = {
  "own-calendar.title": "Your calendar",
  "own-calendar.text": "Only when you are busy is read and kept: never titles, places or people.",
  "own-calendar.state.none": "No calendar is connected, so nobody knows when you are busy.",
  "own-calendar.state.connecting": "Your calendar is being read for the first time.",
  "own-calendar.state.ok": "Read {when} from {host}.",
  "own-calendar.state.ok.host": "Read {when}.",
  "own-calendar.state.stale": "It was last read {when}.",
  "own-calendar.state.stale.never": "It has not been read yet.",
  "own-calendar.state.error": "It was last read {when}.",
  "own-calendar.state.error.never": "It could not be read yet.",
  "own-calendar.state.disconnected": "Your calendar is disconnected, and what was read from it is forgotten.",
  "own-calendar.state.not-applicable": "You are planned for nothing, so no calendar is needed.",
  "own-calendar.host": "It is supplied by your organization. There is nothing for you to do.",
  "own-calendar.failing": "Failing since {when}. It is tried again by itself.",
  "own-calendar.address": "Address of your calendar (iCalendar)",
  "own-calendar.address.text": "A secret link to your calendar. It is kept to read it by, and never shown to anybody.",
  "own-calendar.connect": "Connect",
  "own-calendar.connecting": "Reading your calendar",
  "own-calendar.needed": "Paste the address of your calendar.",
  "own-calendar.where": "Where do I find it?",
  "own-calendar.google": "Google Calendar",
  "own-calendar.google.text":
    "On a computer open Settings, choose your calendar on the left, and go to “Integrate calendar”. Copy the “Secret address in iCal format”.",
  "own-calendar.outlook": "Outlook",
  "own-calendar.outlook.text":
    "On the web open Settings, then Calendar, then “Shared calendars”. Under “Publish a calendar” choose yours and “Can view when I’m busy”, publish it, and copy the ICS link.",
  "own-calendar.apple": "Apple Calendar",
  "own-calendar.apple.text":
    "On iCloud.com or a Mac open the sharing settings of your calendar and switch on “Public Calendar”. Copy the link that begins with webcal.",
  "own-calendar.other": "Other calendars",
  "own-calendar.other.text":
    "Look for “iCal”, “ICS” or “subscribe” in its settings. The address begins with https or webcal.",
  "own-calendar.check": "Check now",
  "own-calendar.checking": "Checking",
  "own-calendar.checking.text": "It is read within a minute.",
  "own-calendar.replace": "Use another address",
  "own-calendar.disconnect": "Disconnect",
  "own-calendar.disconnect.title": "Disconnect your calendar?",
  "own-calendar.disconnect.text":
    "Its address and all times that were read are forgotten at once. Nobody will know when you are busy.",
  "own-calendar.disconnecting": "Disconnecting",
  "own-calendar.next": "When you are busy next",
  "own-calendar.next.zone": "Times of {zone}",
  "own-calendar.next.none": "Nothing is in it for the time ahead.",
  "own-calendar.next.wrong": "If you know better, it may be another calendar.",
  "own-calendar.next.all-day": "All day",
  "own-calendar.next.more": { one: "Show {count} more", other: "Show {count} more" },
  "own-calendar.throttled": "That was often. It can be tried again {when}.",
  "own-calendar.problem.address-invalid": "This is no address of a calendar. It begins with https or webcal.",
  "own-calendar.problem.address-refused": "This address is not on the internet, so it cannot be read from here.",
  "own-calendar.problem.unreachable": "Nothing answers at this address. Check it, or try again later.",
  "own-calendar.problem.timed-out": "The calendar’s server takes too long. Try again later.",
  "own-calendar.problem.not-found":
    "There is no calendar at this address, or it is not shared any more. Copy the address anew.",
  "own-calendar.problem.not-a-calendar":
    "This address opens a page, not a calendar. Look for the address in iCal format.",
  "own-calendar.problem.too-large": "This calendar is too large to be read. Share a smaller one.",
} as const;

/** The keys of those words. */
export type CalendarKey = keyof typeof calendarWords;
