import {
  about,
  aboutMyOrganization,
  type DomainSamples,
  type Question,
  type QuestionWorld,
} from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

/** The key of the row in question. */
interface RowKey {
  readonly scheduleId: string;
  readonly personId: string;
}

/** Each row target with its schedule and person. */
const rows = {
  "viewer-row": ["schedule", "another-viewer"],
  "member-row": ["schedule", "another-member"],
  "admin-row": ["schedule", "another-admin"],
  "external-row": ["schedule", "another-external"],
  "misplaced-row": ["schedule", "colleague"],
  "other-row": ["other-schedule", "colleague"],
  "foreign-row": ["foreign-schedule", "foreigner"],
} as const;

type ToInput = (key: RowKey) => object;

const asKey: ToInput = (key) => key;

const aboutRow = (target: keyof typeof rows, toInput: ToInput): Question => {
  const [schedule, person] = rows[target];
  return about(target, ({ id }) => toInput({ scheduleId: id(schedule), personId: id(person) }));
};

const aboutOwnRow = (target: "own-row" | "own-row-to-admin", toInput: ToInput): Question =>
  about(target, ({ id }, personId) => toInput({ scheduleId: id("schedule"), personId }));

/** Questions about the caller's own row and those of others. */
export const aboutRows = (toInput = asKey): readonly Question[] => [
  aboutOwnRow("own-row", toInput),
  ...(["viewer-row", "member-row", "admin-row", "misplaced-row", "other-row", "foreign-row"] as const).map((target) =>
    aboutRow(target, toInput),
  ),
];

const toRole =
  (role: string): ToInput =>
  (key) => ({ ...key, role });

const toEdit =
  (values: object): ToInput =>
  ({ scheduleId, personId }) => ({ scheduleId, edits: [{ personId, ...values }] });

const withNewcomer =
  (schedule: "schedule" | "other-schedule" | "foreign-schedule", role: string) =>
  ({ id }: QuestionWorld) => ({ scheduleId: id(schedule), people: [{ address: "new@example.org", role }] });

/** What the proofs need from each operation. */
export const membersSamples = {
  "schedules.create": {
    questions: aboutMyOrganization({ name: "Day desk" }),
    call: () => ({ by: "Oda", input: { name: "Day desk", owner: "person" } }),
  },
  "schedules.previewMembers": {
    questions: aboutMyOrganization({ people: [{ address: "new@example.org" }] }),
    call: () => ({ by: "Oda", input: { people: [{ address: "new@example.org" }] }, isRead: true }),
  },
  "members.add": {
    questions: [
      about("as-viewer", withNewcomer("schedule", "viewer")),
      about("as-member", withNewcomer("schedule", "member")),
      about("as-admin", withNewcomer("schedule", "admin")),
      about("other-schedule", withNewcomer("other-schedule", "member")),
      about("foreign-schedule", withNewcomer("foreign-schedule", "member")),
    ],
    isPerRow: true,
    call: ({ scheduleId }) => ({
      by: "Max",
      input: { scheduleId, people: [{ address: "new@example.org" }, { address: "other@example.org" }] },
    }),
  },
  "members.list": { questions: aboutSchedules() },
  "members.listReadiness": { questions: aboutSchedules() },
  "members.get": { questions: aboutRows() },
  "members.setRole": {
    questions: [
      aboutOwnRow("own-row-to-admin", toRole("admin")),
      aboutRow("viewer-row", toRole("member")),
      aboutRow("member-row", toRole("admin")),
      aboutRow("admin-row", toRole("viewer")),
      aboutRow("external-row", toRole("member")),
      aboutRow("misplaced-row", toRole("viewer")),
      aboutRow("other-row", toRole("viewer")),
      aboutRow("foreign-row", toRole("viewer")),
    ],
    call: ({ scheduleId, ids }) => ({ by: "Ann", input: { scheduleId, personId: ids.Bob, role: "viewer" } }),
  },
  "members.setAssignable": {
    questions: aboutRows((key) => ({ ...key, assignable: false })),
    call: ({ scheduleId, ids }) => ({ by: "Ann", input: { scheduleId, personId: ids.Max, assignable: false } }),
  },
  "members.setInvited": {
    questions: aboutRows((key) => ({ ...key, invited: false })),
    call: ({ scheduleId, ids }) => ({ by: "Max", input: { scheduleId, personId: ids.Max, invited: false } }),
  },
  "members.edit": {
    questions: [
      ...aboutRows(toEdit({ assignable: false })),
      aboutOwnRow("own-row-to-admin", toEdit({ role: "admin" })),
    ],
    isPerRow: true,
    call: ({ scheduleId, ids }) => ({
      by: "Ann",
      input: {
        scheduleId,
        edits: [
          { personId: ids.Vic, role: "admin", assignable: true },
          { personId: ids.Max, assignable: false },
          { personId: ids.May, remove: true },
        ],
      },
    }),
  },
  "members.remove": {
    questions: aboutRows(),
    call: ({ scheduleId, ids }) => ({ by: "Ann", input: { scheduleId, personId: ids.Max } }),
  },
  "members.leave": {
    questions: aboutSchedules(),
    call: ({ personalScheduleId, ids }) => ({
      by: "Ann",
      input: { scheduleId: personalScheduleId, successorId: ids.Bob },
    }),
  },
} satisfies DomainSamples;
