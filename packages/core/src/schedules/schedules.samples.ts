import { about, type DomainSamples, type Question, type QuestionWorld } from "../identity/operation-sample.ts";

/** Questions about the schedule, another of the organization and one of another organization. */
export const aboutSchedules = (more: (world: QuestionWorld) => object = () => ({})): readonly Question[] =>
  (["schedule", "other-schedule", "foreign-schedule"] as const).map((target) =>
    about(target, (world) => ({ scheduleId: world.id(target), ...more(world) })),
  );

const personalSchedule = about("personal-schedule", ({ id }) => ({ scheduleId: id("personal-schedule") }));

/** Archive, restore and delete depend on the owner of the schedule and on the organization's grant (Q24). */
const aboutEnds: readonly Question[] = [
  ...aboutSchedules(),
  personalSchedule,
  { ...about("granted-schedule", ({ id }) => ({ scheduleId: id("schedule") })), given: "manage-schedules" },
];

/** What the proofs need from each operation. */
export const schedulesSamples = {
  "schedules.list": {
    questions: [
      about("own-schedules", () => ({ scope: "mine" })),
      about("all-schedules", () => ({ scope: "organization" })),
    ],
  },
  "schedules.get": { questions: aboutSchedules() },
  "schedules.update": {
    questions: aboutSchedules(() => ({ name: "Day desk" })),
    call: ({ scheduleId }) => ({ by: "Max", input: { scheduleId, name: "Late desk", description: "After dark" } }),
  },
  "schedules.setAutoSend": {
    questions: aboutSchedules(() => ({ autoSend: true })),
    call: ({ scheduleId }) => ({ by: "Max", input: { scheduleId, autoSend: true } }),
  },
  "schedules.archive": { questions: aboutEnds, call: ({ scheduleId }) => ({ by: "Boss", input: { scheduleId } }) },
  "schedules.restore": {
    questions: aboutEnds,
    call: ({ archivedScheduleId }) => ({ by: "Boss", input: { scheduleId: archivedScheduleId } }),
  },
  "schedules.delete": { questions: aboutEnds, call: ({ scheduleId }) => ({ by: "Boss", input: { scheduleId } }) },
  "schedules.transfer": {
    questions: (
      [
        ["schedule", "another-admin"],
        ["personal-schedule", "another-admin"],
        ["other-schedule", "second-admin-elsewhere"],
        ["foreign-schedule", "foreigner"],
      ] as const
    ).map(([target, owner]) => about(target, ({ id }) => ({ scheduleId: id(target), ownerId: id(owner) }))),
    call: ({ personalScheduleId, ids }) => ({
      by: "Ann",
      input: { scheduleId: personalScheduleId, ownerId: ids.Bob },
    }),
  },
} satisfies DomainSamples;
