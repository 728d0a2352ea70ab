import { insert, update, type Store } from "@rollcall/core";
import { assert } from "chai";
import fc from "fast-check";
import { people, peopleById, person, personById } from "./samples.ts";
import { write, type Kit } from "./store-pair.ts";

/** Reads one or both of two rows and writes what it saw into one of them, so that any wrong interleaving is visible. */
interface Step {
  readonly instance: number;
  readonly sees: "first" | "second" | "both";
  readonly writes: 0 | 1;
}
type Pair = readonly [number, number];

const step = fc.record<Step>({
  instance: fc.nat({ max: 1 }),
  sees: fc.constantFrom("first", "second", "both"),
  writes: fc.constantFrom(0, 1),
});

/** What a transaction sees, as one number. */
const seen = ({ sees }: Step, [first, second]: Pair): number =>
  sees === "first" ? first : sees === "second" ? second : first + second;

/** What a transaction writes: unlike any sum, so that two orders rarely have the same result. */
const written = (own: number, sum: number): number => sum * 3 + own + 1;

async function run(
  store: Store,
  {
    own,
    keys,
    terms,
    wait,
  }: {
    readonly own: number;
    readonly keys: readonly [string, string];
    readonly terms: Step;
    readonly wait: () => Promise<void>;
  },
): Promise<number> {
  return store.transaction("write", async (transaction) => {
    await wait();
    const [first] = terms.sees === "second" ? [undefined] : await transaction.read([personById(keys[0])]);
    await wait();
    const [second] = terms.sees === "first" ? [undefined] : await transaction.read([personById(keys[1])]);
    await wait();
    const sum = seen(terms, [first?.logins ?? 0, second?.logins ?? 0]);
    await transaction.write([update(people, [keys[terms.writes]], { logins: written(own, sum) })]);
    await wait();
    return sum;
  });
}

/** Every order of the transactions, with what each one sees and the two final values. */
function* serialOrders(steps: readonly Step[]): Generator<string> {
  for (const order of permutations(steps.map((_, own) => own))) {
    let pair: Pair = [1, 2];
    const sums: number[] = [];
    for (const own of order) {
      const terms = steps[own]!;
      const sum = seen(terms, pair);
      sums[own] = sum;
      pair = terms.writes === 0 ? [written(own, sum), pair[1]] : [pair[0], written(own, sum)];
    }
    yield JSON.stringify({ sums, pair });
  }
}

function* permutations(items: readonly number[]): Generator<readonly number[]> {
  if (items.length === 0) yield [];
  for (const item of items) {
    for (const rest of permutations(items.filter((other) => other !== item))) yield [item, ...rest];
  }
}

export function serialOrder({ test, property }: Kit): void {
  test("has the result of some serial order, no matter how two instances interleave [F6]", async (store, other) => {
    let count = 0;
    const interleaved = fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 2, maxLength: 4 }),
      async (scheduler, steps) => {
        const keys = [`r${count}a`, `r${count++}b`] as const;
        await write(
          store,
          keys.map((key, i) => insert(people, person(key, { logins: i + 1 }))),
        );
        // At every await of every transaction, the scheduler decides which one continues.
        const dealt = steps.map((terms, own) =>
          run([store, other][terms.instance]!, {
            own,
            keys,
            terms,
            wait: async () => scheduler.schedule(Promise.resolve(), `step ${own}`),
          }),
        );
        const sums = await scheduler.waitFor(Promise.all(dealt));
        const [rows] = await other.transaction("read", (transaction) =>
          transaction.read([peopleById(keys.map((key) => [key]))]),
        );
        const outcome = JSON.stringify({ sums, pair: rows.map(({ logins }) => logins) });
        assert.include([...serialOrders(steps)], outcome);
      },
    );
    await fc.assert(interleaved, property);
  });
}
