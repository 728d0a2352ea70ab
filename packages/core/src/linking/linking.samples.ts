import { about, type DomainSamples, type Question } from "../identity/operation-sample.ts";
import { aboutRows } from "../members/members.samples.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const connection = { provider: "sample", settings: {}, credentials: { token: "a-token" } };

const noOne = { additions: [], updates: [], removals: [], kept: [], locks: [], conflicts: [] };
const emptyPlan = {
  ...{ ...noOne, held: [] },
  counts: { people: 0, additions: 0, updates: 0, removals: 0, kept: 0, locks: 0, conflicts: 0, invitations: 0 },
};

/** Questions about schedules that are linked, and whose removals wait. */
const aboutLinked = (more?: Parameters<typeof aboutSchedules>[0]): readonly Question[] =>
  aboutSchedules(more).map((question) => ({ ...question, given: "link" as const }));

const aboutLinkedRows: readonly Question[] = aboutRows().map((question) => ({ ...question, given: "link" as const }));

/** The same, with the digest of the waiting removals. */
const aboutHeld: readonly Question[] = (["schedule", "other-schedule", "foreign-schedule"] as const).map((target) => ({
  ...about(target, ({ id }) => ({ scheduleId: id(target), digest: id(`held-of-${target}`) })),
  given: "link",
}));

/** What the proofs need from each operation. */
export const linkingSamples = {
  "links.listProviders": { questions: aboutSchedules() },
  "links.findUpstreamSchedules": {
    questions: aboutSchedules(() => connection),
    prepared: (input) => ({ ...input, schedules: [] }),
    call: ({ scheduleId }) => ({ by: "Ann", input: { scheduleId, ...connection }, isRead: true }),
  },
  "links.readUpstream": {
    questions: aboutSchedules(() => ({ ...connection, upstreamId: "crew" })),
    prepared: (input) => ({ ...input, people: [] }),
    call: ({ scheduleId }) => ({
      by: "Ann",
      input: { scheduleId, ...connection, upstreamId: "crew" },
      isRead: true,
    }),
  },
  "links.get": { questions: aboutSchedules() },
  "links.create": {
    questions: aboutSchedules(() => ({ ...connection, upstreamId: "crew" })),
    prepared: (input) => ({
      ...input,
      sealed: "",
      upstreamName: "Crew",
      source: "",
      salt: "",
      plan: emptyPlan,
      links: { providers: new Map(), removalPercent: 20 },
    }),
    call: ({ scheduleId }) => ({ by: "Ann", input: { scheduleId, ...connection, upstreamId: "crew" } }),
  },
  "links.sync": {
    questions: aboutLinked(),
    call: ({ linkedScheduleId }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId } }),
  },
  "links.createTrigger": {
    questions: aboutLinked(),
    prepared: (input) => ({ ...input, secret: "", sealed: "" }),
    call: ({ linkedScheduleId }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId } }),
  },
  "links.getPlan": { questions: aboutLinked(), prepared: (input) => ({ ...input, plan: undefined }) },
  "links.update": {
    questions: aboutLinked(() => ({ removalPercent: 30 })),
    prepared: (input) => ({
      ...input,
      sealed: undefined,
      source: undefined,
      links: { providers: new Map(), removalPercent: 20 },
    }),
    call: ({ linkedScheduleId }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId, removalPercent: 30 } }),
  },
  "links.listMatches": { questions: aboutLinked() },
  "links.mergeMatch": {
    questions: aboutLinked(() => ({ externalId: "up-none" })),
    prepared: (input) => ({ ...input, transfers: [] }),
    call: ({ linkedScheduleId }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId, externalId: "up-Max" } }),
  },
  "links.dismissMatch": {
    questions: aboutLinked(() => ({ externalId: "up-none" })),
    call: ({ linkedScheduleId }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId, externalId: "up-Vic" } }),
  },
  "links.adopt": {
    questions: aboutLinkedRows,
    call: ({ linkedScheduleId, ids }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId, personId: ids.May } }),
  },
  "links.release": {
    questions: aboutLinkedRows,
    call: ({ linkedScheduleId, ids }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId, personId: ids.May } }),
  },
  "links.listOnCall": {
    questions: aboutLinked(() => ({ from: "2026-11-23T00:00:00Z" })),
    prepared: ({ scheduleId }: { readonly scheduleId?: unknown }) => ({ scheduleId, times: [] }),
  },
  "links.listRuns": { questions: aboutLinked() },
  "links.listHeldRemovals": { questions: aboutLinked() },
  "links.confirmHeld": {
    questions: aboutHeld,
    prepared: (input) => ({
      ...input,
      departures: [],
      synced: 0,
      current: (input as { readonly digest: string }).digest,
    }),
    call: ({ linkedScheduleId, heldDigest }) => ({
      by: "Ann",
      input: { scheduleId: linkedScheduleId, digest: heldDigest },
    }),
  },
  "links.discardHeld": {
    questions: aboutLinked(),
    call: ({ linkedScheduleId }) => ({ by: "Ann", input: { scheduleId: linkedScheduleId } }),
  },
  "links.remove": {
    questions: aboutLinked(),
    call: ({ linkedScheduleId }) => ({ by: "Boss", input: { scheduleId: linkedScheduleId } }),
  },
} satisfies DomainSamples;
