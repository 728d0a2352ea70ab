import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { testDatabase } from "@rollcall/tools/postgres";
import type { Store } from "@rollcall/core";
import fc from "fast-check";
import assert from "node:assert/strict";
import { Comparison } from "./compare.ts";
import { compareLinks } from "./links/compare-links.ts";
import { LinkModel } from "./links/link-model.ts";
import { anyLinkStep, linksBeginning, type LinkStep, type LinkVerb } from "./links/link-step.ts";
import { LinkWorld } from "./links/link-world.ts";
import { compareOffers } from "./offers/compare-offers.ts";
import { OfferModel } from "./offers/offer-model.ts";
import { anyOfferStep, offersBeginning, type OfferStep, type OfferVerb } from "./offers/offer-step.ts";
import { createOfferWorld } from "./offers/offer-world.ts";
import { ReferenceModel } from "./reference-model.ts";
import { anyStep, beginning, type Step, type Verb } from "./step.ts";
import { createWorld, type ModelRollcall, openRollcall } from "./world.ts";

/** The stores in this process, which take many commands a second. */
export const embeddedStores = ["memory", "sqlite"] as const;

/** The name of a store that the model is compared with. */
export type StoreName = (typeof embeddedStores)[number] | "postgres";

let schemas = 0;

const open: Readonly<Record<StoreName, () => Store | Promise<Store>>> = {
  memory: () => createMemoryStore(),
  sqlite: () => createSqliteStore({ path: ":memory:", synchronous: "normal" }),
  postgres: async () =>
    createPostgresStore({ connectionString: await testDatabase(), schema: `model_${process.pid}_${schemas++}` }),
};

/**
 * The parts of the model: members with their invitations, shifts with their offers and the availability of people, and members of
 * a schedule that is linked to another product's schedule.
 */
export const modelParts = ["members", "offers", "links"] as const;

/** A part of the model. */
export type ModelPart = (typeof modelParts)[number];

/** Options of a model run. */
export interface ModelOptions {
  readonly part: ModelPart;
  /** The minimum number of commands, shared by the stores. */
  readonly commands: number;
  readonly seed: number;
  readonly stores: readonly StoreName[];
  /** The name of a rule to leave out, to check that the model detects it. */
  readonly without?: string | undefined;
  /** Whether to shrink a breach to its fewest steps, which takes a while. Default: true. */
  readonly shrinks?: boolean;
}

/** A run that differs from the model. */
export interface Breach {
  readonly part: ModelPart;
  readonly store: StoreName;
  readonly seed: number;
  /** The `seed` and `path` of fast-check to reproduce it. */
  readonly path: string;
  /** The error message. */
  readonly message: string;
  /** The fewest steps after `beginning` that reproduce it. */
  readonly steps: readonly (Step | OfferStep | LinkStep)[];
}

/** The outcomes of steps of one kind. */
export interface Ended {
  done: number;
  refused: number;
}

/** The result of all runs. */
export interface ModelReport {
  readonly part: ModelPart;
  readonly commands: number;
  readonly runs: number;
  readonly done: number;
  readonly refused: number;
  readonly byKind: Readonly<Partial<Record<Verb | OfferVerb | LinkVerb, Ended>>>;
  readonly seconds: number;
  readonly perSecond: number;
  readonly stores: readonly StoreName[];
  readonly seed: number;
  readonly breaches: readonly Breach[];
}

/** The maximum length of a run. fast-check also draws shorter ones. */
const maxSteps = 120;
/** The highest number of runs per store before a new one is created. */
const maxRuns = 50;

/** Counts steps and outcomes. */
class Tally {
  readonly byKind: Partial<Record<Verb | OfferVerb | LinkVerb, Ended>> = {};
  commands = 0;
  runs = 0;

  count(verb: Verb | OfferVerb | LinkVerb, outcome: string): void {
    const ended = (this.byKind[verb] ??= { done: 0, refused: 0 });
    this.commands++;
    if (/\b(done|changed|unchanged|removed)\b/.test(outcome)) ended.done++;
    else ended.refused++;
  }

  sum(how: keyof Ended): number {
    return Object.values(this.byKind).reduce((sum, ended) => sum + ended[how], 0);
  }
}

/** Runs the steps in a new organization and compares after each. */
async function runSteps(
  { rollcall, store, organizationId, without }: Stage,
  steps: readonly Step[],
  tally: Tally,
): Promise<void> {
  const world = await createWorld(rollcall, store, organizationId, without);
  const model = new ReferenceModel();
  const comparison = new Comparison(world, model);
  tally.runs++;
  for (const drawn of [...beginning, ...steps]) {
    // A deleted schedule frees its slot.
    const isTaken = (model.schedules[drawn.place]?.state ?? "deleted") !== "deleted";
    const step: Step = drawn.verb === "create" && isTaken ? { ...drawn, verb: "look" } : drawn;
    const expected = model.take(step);
    const outcome = await world.take(step);
    assert.equal(outcome, expected, `${outcome} instead of ${expected}: ${JSON.stringify(step)}`);
    tally.count(step.verb, expected);
    await comparison.afterStep(step.place);
  }
  await comparison.atEnd();
}

/** The same with shifts, offers and availability. */
async function runOfferSteps(
  { rollcall, organizationId, without }: Stage,
  steps: readonly OfferStep[],
  tally: Tally,
): Promise<void> {
  const world = await createOfferWorld(rollcall, organizationId, without);
  const model = new OfferModel(world.now());
  tally.runs++;
  for (const step of [...offersBeginning, ...steps]) {
    const expected = model.take(step);
    const outcome = await world.take(step);
    assert.equal(outcome, expected, `${outcome} instead of ${expected}: ${JSON.stringify(step)}`);
    tally.count(step.verb, expected);
    await compareOffers(world, model);
  }
}

/** The same with a schedule that is linked to another product's schedule. */
async function runLinkSteps(stage: Stage, steps: readonly LinkStep[], tally: Tally): Promise<void> {
  const model = new LinkModel(stage.rollcall.clock.now());
  const world = new LinkWorld(stage.rollcall, stage, model);
  await world.begin();
  tally.runs++;
  try {
    for (const step of [...linksBeginning, ...steps]) {
      const outcome = await world.take(step);
      const expected = model.take(step);
      assert.equal(outcome, expected, `${outcome} instead of ${expected}: ${JSON.stringify(step)}`);
      tally.count(step.verb, expected);
      await compareLinks(world, model, step);
    }
  } finally {
    await world.end();
  }
}

interface Stage {
  readonly rollcall: ModelRollcall;
  readonly store: Store;
  readonly organizationId: string;
  readonly without: string | undefined;
}

/** Runs the engine and the model until there were enough commands, or a breach. */
export async function runModel({
  part,
  commands,
  seed,
  stores,
  without,
  shrinks = true,
}: ModelOptions): Promise<ModelReport> {
  const began = performance.now();
  const tally = new Tally();
  const breaches: Breach[] = [];
  const runs = Math.min(maxRuns, Math.ceil(commands / stores.length / (maxSteps / 2)));
  for (const [index, store] of stores.entries()) {
    const until = Math.ceil((commands * (index + 1)) / stores.length);
    for (let chunk = seed; tally.commands < until && breaches.length === 0; chunk++) {
      const breach = await runChunk(store, { part, seed: chunk, without, shrinks, runs }, tally);
      if (breach !== undefined) breaches.push(breach);
    }
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    part,
    commands: tally.commands,
    runs: tally.runs,
    done: tally.sum("done"),
    refused: tally.sum("refused"),
    byKind: tally.byKind,
    seconds: Number(seconds.toFixed(1)),
    perSecond: Math.round(tally.commands / seconds),
    stores,
    seed,
    breaches,
  };
}

async function runChunk(
  name: StoreName,
  {
    part,
    seed,
    without,
    shrinks,
    runs,
  }: Pick<ModelOptions, "part" | "seed" | "without" | "shrinks"> & {
    readonly runs: number;
  },
  tally: Tally,
): Promise<Breach | undefined> {
  const store = await open[name]();
  const rollcall = await openRollcall(store, without);
  let organization = 0;
  const nextStage = (): Stage => ({ rollcall, store, organizationId: `org-${++organization}`, without });
  const sizes = { maxLength: maxSteps, size: "max" } as const;
  const settings = { seed, numRuns: runs, endOnFailure: shrinks === false };
  const check = <S>(
    step: fc.Arbitrary<S>,
    runAll: (stage: Stage, steps: readonly S[], tally: Tally) => Promise<void>,
  ) =>
    fc.check(
      fc.asyncProperty(fc.array(step, sizes), (steps) => runAll(nextStage(), steps, tally)),
      settings,
    );
  const parts = {
    members: () => check(anyStep, runSteps),
    offers: () => check(anyOfferStep, runOfferSteps),
    links: () => check(anyLinkStep, runLinkSteps),
  };
  const details = await parts[part]();
  await rollcall.close();
  if (!details.failed) return undefined;
  return {
    ...{ part, store: name, seed },
    path: details.counterexamplePath ?? "",
    message: details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance),
    steps: details.counterexample?.[0] ?? [],
  };
}

/** Runs the given steps once. Throws if the engine and the model differ. */
export async function replay(name: StoreName, steps: readonly Step[]): Promise<void> {
  const store = await open[name]();
  const rollcall = await openRollcall(store);
  await runSteps({ rollcall, store, organizationId: "org", without: undefined }, steps, new Tally());
  await rollcall.close();
}
