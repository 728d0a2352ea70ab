import type { Change, Read, Store, Transaction } from "@rollcall/core";
import { assert } from "chai";
import fc from "fast-check";
import { NaiveRows } from "./naive-rows.ts";
import { change, flag, type Prefixed } from "./random-changes.ts";
import { read } from "./random-reads.ts";
import { pause, type Kit } from "./store-pair.ts";

type Step = { readonly write: readonly Prefixed<Change>[] } | { readonly read: Prefixed<Read<unknown>> };
interface Plan {
  readonly instance: number;
  readonly steps: readonly Step[];
  readonly waits: boolean;
  readonly gives: "answer" | "up";
}
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.array(change, { minLength: 1, maxLength: 3 }).map((write) => ({ write })),
  read.map((one) => ({ read: one })),
);
const plan: fc.Arbitrary<Plan> = fc.record({
  instance: fc.nat({ max: 1 }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
  waits: flag,
  gives: fc.constantFrom("answer" as const, "answer" as const, "answer" as const, "up" as const),
});

interface Model {
  rows: NaiveRows;
}
interface Real {
  readonly stores: readonly [Store, Store];
  readonly prefix: string;
}

const givenUp = new Error("given up");

/** One transaction on one of the instances, compared step by step with the naive rows. */
class TransactionCommand implements fc.AsyncCommand<Model, Real> {
  readonly #plan: Plan;
  constructor(plan: Plan) {
    this.#plan = plan;
  }
  check = (): boolean => true;

  async run(model: Model, { stores, prefix }: Real): Promise<void> {
    let fork = model.rows.fork();
    let refusals: ReadonlySet<string> = new Set();
    const work = async (transaction: Transaction): Promise<void> => {
      // The work may run again, so every run starts with the committed rows.
      fork = model.rows.fork();
      refusals = new Set();
      for (const one of this.#plan.steps) {
        if (this.#plan.waits) await pause(1);
        if ("read" in one) {
          const [answered] = await transaction.read([one.read(prefix)]);
          assert.deepEqual(answered, fork.answer(one.read(prefix)), JSON.stringify(one.read(prefix).args));
        } else {
          const changes = one.write.map((make) => make(prefix));
          refusals = fork.apply(changes);
          await transaction.write(changes);
          // A store may report the failure when the transaction ends.
          if (refusals.size > 0) return;
        }
      }
      if (this.#plan.gives === "up") throw givenUp;
    };
    try {
      await stores[this.#plan.instance % 2]?.transaction("write", work);
    } catch (error) {
      if (error === givenUp) return;
      if (error instanceof Error && refusals.has(error.name)) return;
      throw error;
    }
    assert.isEmpty(refusals, "the store accepted a change it should refuse");
    model.rows = fork;
  }

  toString(): string {
    const { instance, steps, waits, gives } = this.#plan;
    const described = steps.map((one) =>
      "read" in one ? { read: one.read("").args } : { write: one.write.map(tell) },
    );
    return JSON.stringify({ instance, steps: described, waits, gives });
  }
}

const tell = (make: Prefixed<Change>): object => ({ ...make(""), collection: make("").collection.name });

export function model({ test, property }: Kit): void {
  test("behaves like a naive store, transaction by transaction", async (store, other) => {
    let count = 0;
    const commands = fc.commands([plan.map((one) => new TransactionCommand(one))], { maxCommands: 25 });
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const prefix = `r${count++}-`;
        const real: Real = { stores: [store, other], prefix };
        await fc.asyncModelRun(() => ({ model: { rows: new NaiveRows() }, real }), sequence);
      }),
      property,
    );
  });
}
