import {
  about,
  aboutMe,
  aboutMyOrganization,
  type DomainSamples,
  type QuestionWorld,
} from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const day = "2120-02-02";

const decisionOn =
  (personId: "bystander" | "foreigner") =>
  ({ id }: QuestionWorld) => ({
    decisions: [{ requestId: id(`time-off-of-${id(personId)}`), state: "approved" }],
  });

/** What the proofs need from each operation. */
export const availabilitySamples = {
  "portal.getAvailability": { questions: [about("own-person", () => ({ firstDay: day, lastDay: day }))] },
  "portal.blockDays": {
    questions: [about("own-person", () => ({ days: [day] }))],
    call: () => ({ by: "Max", input: { days: ["2026-02-02"], reason: "A family day" } }),
  },
  "portal.unblockDays": {
    questions: [about("own-person", () => ({ days: [day] }))],
    call: () => ({ by: "Max", input: { days: ["2026-03-03"] } }),
  },
  "portal.setWeeklyBlocks": {
    questions: [about("own-person", () => ({ weekdays: [] }))],
    call: () => ({ by: "Max", input: { weekdays: [] } }),
  },
  "portal.requestTimeOff": {
    questions: [about("own-person", () => ({ firstDay: day, lastDay: day }))],
    call: () => ({ by: "Xia", input: { firstDay: "2026-02-02", lastDay: "2026-02-06" } }),
  },
  "portal.cancelTimeOff": {
    questions: [
      about("own-person", ({ id }, me) => ({ requestId: id(`time-off-of-${me}`) })),
      about("other-person", ({ id }) => ({ requestId: id(`time-off-of-${id("bystander")}`) })),
    ],
    call: ({ requestId }) => ({ by: "Max", input: { requestId } }),
  },
  "portal.listTimeOff": { questions: aboutMe },
  "availability.listUnavailable": {
    questions: aboutSchedules(({ id }) => ({
      personIds: [id("another-member")],
      from: "2120-01-05T00:00:00Z",
      until: "2120-01-06T00:00:00Z",
    })),
  },
  "availability.listRequests": { questions: aboutMyOrganization() },
  "availability.decide": {
    questions: [about("other-person", decisionOn("bystander")), about("foreign-person", decisionOn("foreigner"))],
    isPerRow: true,
    call: ({ requestId }) => ({ by: "Boss", input: { decisions: [{ requestId, state: "approved" }] } }),
  },
} satisfies DomainSamples;
