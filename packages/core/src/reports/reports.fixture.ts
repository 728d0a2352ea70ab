import { createTestWorld, type TestWorld } from "../testing/test-world.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import type { TestUser } from "../testing/test-app.fixture.ts";

/** The fields of the sample form: an incident needs a description. */
export const sampleFields = [
  { id: "calm", label: "Was it calm?", type: "yes-no", required: true },
  {
    id: "incident",
    label: "What happened?",
    type: "long-text",
    required: true,
    when: { field: "calm", equals: false },
  },
  { id: "guests", label: "Guests", type: "number", min: 0 },
] as const;

/** The start of a PNG image. */
export const samplePhoto = new Blob([
  Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]),
  Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde]),
]);

/** A shift on February 2nd from 6 to 14 in Zurich, as `early` of shifts, and the instant it ends. */
export const shiftEnd = Date.UTC(2026, 1, 2, 13);

/** A world with a report form for early shifts. */
export interface ReportsWorld extends TestWorld {
  /** Plans an early shift that the person confirmed, before it begins. */
  readonly work: (person: TestUser, asked?: Partial<Parameters<typeof plan>[2]>) => Promise<string>;
}

/** Creates the world. */
export async function createReportsWorld(parts: Partial<RollcallOptions> = {}): Promise<ReportsWorld> {
  const world = await createTestWorld(parts);
  const { boss, ann, scheduleId } = world;
  await boss.client.reports.saveForm({
    kind: "Early",
    title: "After the shift",
    fields: [...sampleFields],
    version: 0,
  });
  const work = async ({ id: personId }: TestUser, asked: Partial<Parameters<typeof plan>[2]> = {}) =>
    (await plan(ann, scheduleId, { assignees: [{ personId }], status: "confirmed", ...asked })).id;
  return { ...world, work };
}

/** Submits a report in which every text is the given one, which a planner asks about, and saves a draft of the next one. */
export async function fillReports(
  { app, boss, ann, scheduleId }: TestWorld,
  person: Pick<TestUser, "id" | "client">,
  text: string,
) {
  const fields = [{ id: "all", label: "All", type: "text" as const }];
  await boss.client.reports.saveForm({ kind: "Event", title: "After the event", fields, version: 0 });
  const end = app.clock.now() + 60_000;
  const at = (time: number) => `${new Date(time).toISOString().slice(0, 19)}[UTC]`;
  const times = { start: at(end - 3_600_000), end: at(end), override: "Worked." };
  const asked = { kind: "Event", assignees: [{ personId: person.id }], status: "confirmed" as const, ...times };
  const { id: shiftId } = await plan(ann, scheduleId, asked);
  app.clock.set(end);
  const content = { scheduleId, shiftId, answers: { all: text }, handOver: text };
  await person.client.portal.submitReport({ ...content, revision: 0 });
  const key = { scheduleId, shiftId, personId: person.id };
  await ann.client.reports.askBack({ ...key, revision: 1, note: text });
  await person.client.portal.saveReportDraft({ ...content, revision: 2 });
  return key;
}
