import type { RollcallOptions } from "../composition/rollcall-options.ts";
import type { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { TestApp } from "../testing/test-app.fixture.ts";

type SituationWorld = Awaited<ReturnType<typeof createMailedWorld>>;

/** Opens the world of a situation: the test world, whose invitations have been mailed. */
export type OpenWorld = (options?: Partial<RollcallOptions>) => Promise<SituationWorld>;

/**
 * Calls that emit events that no sample call emits, keyed by what happens. Each situation opens its own world. Events from its setup count,
 * too.
 */
export type Situations = Readonly<Record<string, (open: OpenWorld) => Promise<unknown>>>;

/** In milliseconds. */
export const minute = 60_000;

/** In milliseconds. */
export const day = 24 * 60 * minute;

/** Runs a job once. */
export const run = (app: TestApp, job: string): Promise<unknown> | undefined =>
  app.rollcall.jobs.find(({ name }) => name === job)?.run();
