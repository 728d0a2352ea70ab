import { about, aboutMe, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutRows } from "../members/members.samples.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

/** What the proofs need from each operation. */
export const calendarsSamples = {
  "calendars.get": { questions: aboutMe },
  "calendars.connect": {
    questions: [about("own-person", () => ({ address: "https://calendar.example.org/me.ics" }))],
    prepared: () => ({ address: null, reading: null }),
    call: () => ({ by: "May", input: { address: "https://calendar.example.org/may.ics" } }),
  },
  "calendars.disconnect": { questions: aboutMe, call: () => ({ by: "Max", input: {} }) },
  "calendars.refresh": { questions: aboutMe, call: () => ({ by: "Max", input: {} }) },
  "calendars.getOf": { questions: aboutRows() },
  "calendars.listBusy": {
    questions: aboutSchedules(({ id }) => ({
      personIds: [id("another-member")],
      from: "2120-01-05T00:00:00Z",
      until: "2120-01-06T00:00:00Z",
    })),
  },
} satisfies DomainSamples;
