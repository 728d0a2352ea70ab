import { about, aboutMe, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutPeople } from "../people/people.samples.ts";

/** What the proofs need from each operation. */
export const portalSamples = {
  "people.export": {
    questions: aboutPeople(),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Xia }, isRead: true }),
  },
  "people.listAssignments": { questions: aboutPeople() },
  "portal.get": { questions: aboutMe },
  "portal.listShifts": { questions: aboutMe },
  "portal.getHours": {
    questions: [about("own-person", () => ({ weeks: ["2120-01-01T00:00:00Z", "2120-01-08T00:00:00Z"] }))],
  },
  "portal.export": { questions: aboutMe, call: () => ({ by: "Xia", input: {}, isRead: true }) },
} satisfies DomainSamples;
