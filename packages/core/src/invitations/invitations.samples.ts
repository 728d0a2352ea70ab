import { about, type DomainSamples, type Question } from "../identity/operation-sample.ts";
import { aboutRows } from "../members/members.samples.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const aboutDeadLink: readonly Question[] = [about("dead-link", () => ({ token: "malformed" }))];

/** What the proofs need from each operation. */
export const invitationsSamples = {
  "invitations.send": {
    questions: [
      ...aboutSchedules(),
      ...aboutRows(({ scheduleId, personId }) => ({ scheduleId, personIds: [personId] })),
    ],
    isPerRow: true,
    call: ({ scheduleId }) => ({ by: "Max", input: { scheduleId } }),
  },
  "invitations.resend": {
    questions: aboutRows(),
    call: ({ scheduleId, ids }) => ({ by: "Max", input: { scheduleId, personId: ids.Vic } }),
  },
  "invitations.revoke": {
    // Only pending invitations can be revoked.
    questions: aboutRows().map((question) => ({ ...question, given: "invitations" })),
    call: ({ scheduleId, ids }) => ({ by: "Ann", input: { scheduleId, personId: ids.May } }),
  },
  "invitations.copyLink": {
    questions: aboutRows(),
    call: ({ scheduleId, ids }) => ({ by: "Ann", input: { scheduleId, personId: ids.Vic } }),
  },
  "invitations.get": { questions: aboutRows() },
  "invitations.remind": {
    questions: aboutSchedules(),
    call: ({ scheduleId }) => ({ by: "Max", input: { scheduleId } }),
  },
  "invitations.preview": {
    questions: aboutDeadLink,
    call: ({ token }) => ({ by: "Vic", input: { token }, isRead: true }),
  },
  "invitations.accept": { questions: aboutDeadLink, call: ({ token }) => ({ by: "Vic", input: { token } }) },
  "invitations.decline": { questions: aboutDeadLink, call: ({ token }) => ({ by: "Vic", input: { token } }) },
} satisfies DomainSamples;
