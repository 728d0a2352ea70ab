import { about, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutAccounts } from "../people/people.samples.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

/** What the proofs need from each operation. */
export const historySamples = {
  "history.list": { questions: aboutSchedules() },
  "history.listMembers": { questions: aboutSchedules(() => ({ number: 1 })) },
  "people.listHistory": { questions: aboutAccounts() },
  "history.undo": {
    questions: (
      [
        ["change-of-settings", "schedule", "settings-of-schedule"],
        ["change-of-role", "schedule", "role-on-schedule"],
        ["other-schedule", "other-schedule", "settings-of-other-schedule"],
        ["foreign-schedule", "foreign-schedule", "settings-of-foreign-schedule"],
      ] as const
    ).map(([target, schedule, name]) =>
      about(target, ({ id, change }) => ({ scheduleId: id(schedule), number: change(name) })),
    ),
    call: ({ scheduleId, number }) => ({ by: "Ann", input: { scheduleId, number } }),
  },
} satisfies DomainSamples;
