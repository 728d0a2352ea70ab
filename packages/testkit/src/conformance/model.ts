import { insert, remove, update, type Change, type Read, type Store, type Transaction, type Value } from "@rollcall/core";
import { assert } from "chai";
import fc from "fast-check";
import { NaiveRows } from "./naive-rows.ts";
import {
  activePeopleByLogins, member, memberByKey, members, membersByName, membersByRole, namesByName, people, peopleById, peopleByName,
  peopleNamesByAddress, person, personByAddress, personById, scheduleById, schedules,
} from "./samples.ts";
import { pause, type Kit } from "./store-pair.ts";

/** Runs share a store; all ids of one run carry its prefix, so that each begins with nothing. */
type Prefixed<T> = (prefix: string) => T;

const id = fc.constantFrom("1", "2", "3", "4");
const name = fc.constantFrom("Ann", "ann lee", "Bo", "Żak", "Z", "z");
const email = fc.constantFrom("a@example.org", "b@example.org", null);
const flag = fc.boolean();
const small = fc.integer({ min: -2, max: 2 });
const role = fc.constantFrom("admin" as const, "member" as const, "viewer" as const);

const change: fc.Arbitrary<Prefixed<Change>> = fc.oneof(
  fc.tuple(id, id, name, email, flag, small).map(([own, organization, named, address, active, logins]) => (p: string) =>
    insert(people, person(`${p}p${own}`, { organizationId: `${p}o${organization}`, name: named, email: address, active, logins, note: { named } })),
  ),
  fc.tuple(id, fc.record({ name, email, active: flag, logins: small }, { requiredKeys: [] }), fc.option(fc.record({ logins: small }), { nil: undefined }))
    .filter(([, set]) => Object.keys(set).length > 0)
    .map(([own, set, expect]) => (p: string) => update(people, [`${p}p${own}`], set, expect)),
  id.map((own) => (p: string) => remove(people, [`${p}p${own}`])),
  id.map((own) => (p: string) => insert(schedules, { id: `${p}s${own}`, version: 0, admins: 0 })),
  id.map((own) => (p: string) => remove(schedules, [`${p}s${own}`])),
  fc.tuple(id, id, role, name, email).map(([schedule, own, given, named, address]) => (p: string) =>
    insert(members, member(`${p}s${schedule}`, `${p}p${own}`, { role: given, name: named, nameKey: named, email: address })),
  ),
  fc.tuple(id, id, role, name).map(([schedule, own, given, named]) => (p: string) =>
    update(members, [`${p}s${schedule}`, `${p}p${own}`], { role: given, name: named, nameKey: named }),
  ),
  fc.tuple(id, id).map(([schedule, own]) => (p: string) => remove(members, [`${p}s${schedule}`, `${p}p${own}`])),
);

const run = fc.record(
  { skip: fc.nat({ max: 2 }), reverse: flag, from: name, limit: fc.integer({ min: 1, max: 5 }) },
  { requiredKeys: ["limit"] },
);
const behind = fc.option(fc.tuple(name, id), { nil: undefined });
const asked = fc.option(fc.array(fc.constantFrom("a", "an", "ann", "l", "zak", "example", "org", "lees"), { maxLength: 2 }), { nil: undefined });

const read: fc.Arbitrary<Prefixed<Read<unknown>>> = fc.oneof(
  id.map((own) => (p: string) => personById(`${p}p${own}`)),
  fc.tuple(id, email).map(([organization, address]) => (p: string) => personByAddress(`${p}o${organization}`, address)),
  fc.uniqueArray(id).map((own) => (p: string) => peopleById(own.map((one) => [`${p}p${one}`]))),
  fc.uniqueArray(id).map((own) => (p: string) => peopleNamesByAddress(own.map((one) => [`${p}o${one}`, "a@example.org"]))),
  id.map((own) => (p: string) => scheduleById(`${p}s${own}`)),
  fc.tuple(id, id).map(([schedule, own]) => (p: string) => memberByKey(`${p}s${schedule}`, `${p}p${own}`)),
  fc.tuple(id, run, behind, fc.constantFrom(peopleByName, namesByName)).map(([organization, args, after, query]) => (p: string) =>
    query({ equal: [`${p}o${organization}`], ...args, ...(after && { after: [after[0], `${p}p${after[1]}`] }) }),
  ),
  fc.tuple(id, flag, run).map(([organization, active, { from: _, ...args }]) => (p: string) =>
    activePeopleByLogins({ equal: [`${p}o${organization}`, active], ...args, filter: { email: null } }),
  ),
  fc.tuple(id, run, behind, asked, fc.option(role, { nil: undefined })).map(([schedule, args, after, words, only]) => (p: string) =>
    membersByName({
      equal: [`${p}s${schedule}`], ...args, words,
      ...(after && { after: [after[0], `${p}p${after[1]}`] as Value[] }),
      ...(only && { filter: { role: only } }),
    }),
  ),
  fc.tuple(id, role, run).map(([schedule, given, args]) => (p: string) => membersByRole({ equal: [`${p}s${schedule}`, given], ...args })),
);

type Step = { readonly write: readonly Prefixed<Change>[] } | { readonly read: Prefixed<Read<unknown>> };
interface Plan {
  readonly instance: number;
  readonly steps: readonly Step[];
  readonly waits: boolean;
  readonly gives: "answer" | "up";
}
interface Model {
  rows: NaiveRows;
}
interface Real {
  readonly stores: readonly [Store, Store];
  readonly prefix: string;
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

const givenUp = new Error("given up");

/** One transaction on one of the instances, step by step beside the naive rows. */
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
      // The work may run again, so every run begins with the committed rows.
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
          assert.isEmpty(refusals, "the store accepted what it should refuse");
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
    model.rows = fork;
  }

  toString(): string {
    const { instance, steps, waits, gives } = this.#plan;
    const told = steps.map((one) => ("read" in one ? { read: one.read("").args } : { write: one.write.map(tell) }));
    return JSON.stringify({ instance, steps: told, waits, gives });
  }
}

const tell = (make: Prefixed<Change>): object => ({ ...make(""), collection: make("").collection.name });

export function model({ test, runs }: Kit): void {
  test("does and answers what a naive store does and answers, transaction by transaction", async (store, other) => {
    let count = 0;
    const commands = fc.commands([plan.map((one) => new TransactionCommand(one))], { maxCommands: 25 });
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const prefix = `r${count++}-`;
        const real: Real = { stores: [store, other], prefix };
        await fc.asyncModelRun(() => ({ model: { rows: new NaiveRows() }, real }), sequence);
      }),
      { numRuns: runs },
    );
  });
}
