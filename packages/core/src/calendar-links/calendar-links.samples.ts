import { about, aboutMe, type DomainSamples } from "../identity/operation-sample.ts";

const unknownLink = { linkId: "an-unknown-link" };
const prepared = { path: "/calendar/link.secret.ics", secretHash: "hash" };

/** What the proofs need from each operation. */
export const calendarLinksSamples = {
  "portal.listCalendarLinks": { questions: aboutMe },
  "portal.createCalendarLink": {
    questions: [about("own-person", () => ({ name: "Phone" }))],
    prepared: (input) => ({ id: "a-new-link", settings: input, ...prepared }),
    call: () => ({ by: "Max", input: { name: "Phone" } }),
  },
  "portal.updateCalendarLink": {
    questions: [about("dead-link", () => unknownLink)],
    call: ({ calendarLinkId }) => ({ by: "Max", input: { linkId: calendarLinkId, name: "Tablet" } }),
  },
  "portal.rotateCalendarLink": {
    questions: [about("dead-link", () => unknownLink)],
    prepared: (input) => ({ ...input, ...prepared }),
    call: ({ calendarLinkId }) => ({ by: "Max", input: { linkId: calendarLinkId } }),
  },
  "portal.revokeCalendarLink": {
    questions: [about("dead-link", () => unknownLink)],
    call: ({ calendarLinkId }) => ({ by: "Max", input: { linkId: calendarLinkId } }),
  },
} satisfies DomainSamples;
