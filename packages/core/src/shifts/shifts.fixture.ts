import type { TestUser } from "../testing/test-app.fixture.ts";
import type { RollcallClient } from "../index.ts";

type CreateInput = Parameters<RollcallClient["shifts"]["create"]>[0];

/** A shift a month after the test clock, in Zurich. */
export const early = {
  kind: "Early",
  start: "2026-02-02T06:00[Europe/Zurich]",
  end: "2026-02-02T14:00[Europe/Zurich]",
} as const;

/** A shift four days before the test clock. */
export const past = {
  kind: "Early",
  start: "2026-01-01T06:00[Europe/Zurich]",
  end: "2026-01-01T14:00[Europe/Zurich]",
} as const;

/** Creates a shift, an early one by default. */
export const plan = async (user: TestUser, scheduleId: string, asked: Partial<CreateInput> = {}) =>
  (await user.client.shifts.create({ scheduleId, override: "Planned by hand.", ...early, ...asked })).shift;

/** Reads the events of a schedule's topic with their operations. */
export async function eventsOf(
  app: { readonly everything: () => Promise<unknown> },
  topic: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const tables = (await app.everything()) as readonly (readonly Readonly<Record<string, unknown>>[])[];
  return tables
    .flat()
    .filter((row) => row["topic"] === topic && Array.isArray(row["events"]))
    .flatMap((row) => row["events"] as readonly Readonly<Record<string, unknown>>[]);
}
