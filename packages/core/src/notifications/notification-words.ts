import type { NotificationValues, NotificationWords } from "../ports/notification-settings.ts";

const shiftOf = ({ shift, place, when, schedule }: NotificationValues): string =>
  `${[shift, place].filter((part) => part !== "").join(", ")}: ${when} (${schedule}).`;

const counted = (count: string, one: string, many: string): string => `${count} ${count === "1" ? one : many}`;

/** The words of notifications in English. */
export const notificationWordsEn: NotificationWords = {
  "offer-received": (values) => ({
    title: "You’ve been offered a shift",
    text: `${shiftOf(values)} Respond by ${values.deadline}.`,
  }),
  "offer-changed": (values) => ({
    title: "An offered shift has changed",
    text: `${shiftOf(values)} Respond by ${values.deadline}.`,
  }),
  "offer-withdrawn": (values) => ({ title: "An offer was withdrawn", text: shiftOf(values) }),
  "offer-filled": (values) => ({
    title: "An offered shift has been filled",
    text: `${shiftOf(values)} You can join the waitlist.`,
  }),
  "offer-closing": (values) => ({
    title: "An offer closes soon",
    text: `${shiftOf(values)} Respond by ${values.deadline}.`,
  }),
  "shift-confirmed": (values) => ({ title: "You have a new shift", text: shiftOf(values) }),
  "shift-changed": (values) => ({ title: "Your shift has changed", text: shiftOf(values) }),
  "shift-cancelled": (values) => ({ title: "Your shift was canceled", text: shiftOf(values) }),
  "shift-released": (values) => ({ title: "You’re no longer on a shift", text: shiftOf(values) }),
  "shift-reminder": (values) => ({ title: "Your shift is coming up", text: shiftOf(values) }),
  "time-off-decided": ({ state, days, reason }) => ({
    title: state === "approved" ? "Your time off was approved" : "Your time off wasn’t approved",
    text: reason === "" ? `${days}.` : `${days}. ${reason}`,
  }),
  "profile-changed": ({ organization }) => ({
    title: "Your profile was changed",
    text: `A scheduler at ${organization} changed your profile.`,
  }),
  "swap-proposed": (values) => ({
    title: "You’ve been offered a shift in exchange",
    text: `${shiftOf(values)} Agree or decline in the portal.`,
  }),
  "swap-rejected": (values) => ({
    title: "Your swap wasn’t approved",
    text: values.reason === "" ? shiftOf(values) : `${shiftOf(values)} ${values.reason}`,
  }),
  "certification-expiring": ({ certification, expires }) => ({
    title: "Your certification expires soon",
    text: `${certification} is valid until ${expires}. Submit a new proof in the portal.`,
  }),
  "proof-approved": ({ certification, expires }) => ({
    title: "Your proof was approved",
    text: expires === "" ? `${certification} is valid.` : `${certification} is valid until ${expires}.`,
  }),
  "proof-rejected": ({ certification }) => ({
    title: "Your proof was rejected",
    text: `Open the portal to see why, and submit another proof for ${certification}.`,
  }),
  "swap-agreed": (values) => ({
    title: "A swap is waiting for approval",
    text: `${values.person} wants to swap a shift. ${shiftOf(values)}`,
  }),
  "report-pending": (values) => ({ title: "Your shift report is due", text: shiftOf(values) }),
  "report-asked-back": (values) => ({
    title: "A question about your shift report",
    text: values.reason === "" ? shiftOf(values) : `${shiftOf(values)} ${values.reason}`,
  }),
  "report-submitted": (values) => ({
    title: "A shift report was submitted",
    text: `${values.person} reported on a shift. ${shiftOf(values)}`,
  }),
  "shift-handed-back": (values) => ({
    title: "A shift was handed back",
    text: `${values.person} handed back a shift. ${shiftOf(values)}`,
  }),
  "time-off-requested": ({ person, days }) => ({
    title: "Time off was requested",
    text: `${person} requested time off: ${days}.`,
  }),
  "proof-submitted": ({ person, certification }) => ({
    title: "A proof is waiting for review",
    text: `${person} submitted a proof for ${certification}.`,
  }),
  "certification-lapsing": ({ person, certification, expires }) => ({
    title: "A certification expires soon",
    text: `${person}’s certification ${certification} is valid until ${expires}.`,
  }),
  digest: ({ unfilled, offers, requests }) => ({
    title: "What needs your attention",
    text: `${counted(unfilled, "unfilled shift", "unfilled shifts")}, ${counted(offers, "open offer", "open offers")}, ${counted(requests, "time-off request", "time-off requests")}.`,
  }),
  test: ({ organization }) => ({
    title: "Test notification",
    text: `Notifications from ${organization} reach you here.`,
  }),
  mail: {
    subject: (count) => `${count} updates about your work`,
    action: "Open portal",
    pages: {
      planner: "Open planner",
      schedule: "Open schedule",
      shifts: "Open shifts",
      swaps: "Open swaps",
      reports: "Open reports",
      timeOff: "Open time off",
      proofs: "Review proofs",
      certifications: "Open certifications",
    },
    unsubscribe: "Stop emails like this",
    settings: "You can choose what you’re notified about in the portal.",
  },
};
