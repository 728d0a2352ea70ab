import assert from "node:assert/strict";
import { ADMINS, type Contender, type Granted } from "./contender.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createRandom, type Term, terms } from "./sample-people.ts";

/** One call, repeated. */
export interface Case {
  readonly name: string;
  call(): Promise<void>;
}

/** Cases that undo each other alternate, so that the size stays the same. `prove` checks the result. */
export interface Group {
  readonly cases: readonly Case[];
  prove(): Promise<void>;
}

const nothingToProve = async (): Promise<void> => undefined;

/** The groups of one contender. Both use the same people in the same order. */
export function groupsOf(contender: Contender, size: number): readonly Group[] {
  const reading = (name: string, call: () => Promise<void>): Group => ({
    cases: [{ name, call }],
    prove: nothingToProve,
  });
  const checked = createRandom(3);
  const searched = createRandom(4);
  const asking = createRandom(5);
  return [
    churn(contender, size),
    settingRoles(contender, size),
    reading("list first page", () => contender.firstPage()),
    reading("list middle page", () => contender.middlePage()),
    ...(Object.keys(terms) as Term[]).map((term) =>
      reading(`search ${term}`, () => contender.search(term, searched(size))),
    ),
    reading("check", () => contender.check(checked(size))),
    // As in a server: each call in its own turn of the event loop, by different callers.
    reading(`check by ${ADMINS} admins`, async () => {
      await nextTurn();
      await contender.checkAs(asking(ADMINS), asking(size));
    }),
  ];
}

/** Removes people and adds them again. */
function churn(contender: Contender, size: number): Group {
  const next = createRandom(1);
  const away: number[] = [];
  const touched = new Set<number>();
  return {
    cases: [
      {
        name: "remove",
        async call() {
          let person = next(size);
          while (away.includes(person)) person = next(size);
          away.push(person);
          touched.add(person);
          await contender.remove(person);
        },
      },
      {
        name: "add",
        async call() {
          const person = away.pop();
          assert.ok(person !== undefined);
          await contender.add(person);
        },
      },
    ],
    async prove() {
      assert.equal(await contender.count(), size - away.length);
      for (const person of touched) assert.equal(await contender.roleOf(person), "member");
      for (const person of [...touched].slice(0, 3)) {
        await contender.remove(person);
        assert.equal(await contender.roleOf(person), undefined);
        await contender.add(person);
        assert.equal(await contender.roleOf(person), "member");
      }
      touched.clear();
    },
  };
}

/** Makes people admins, then members again. */
function settingRoles(contender: Contender, size: number): Group {
  const next = createRandom(2);
  const roles = new Map<number, Granted>();
  const call = async (): Promise<void> => {
    const person = next(size);
    const role = roles.get(person) === "admin" ? "member" : "admin";
    roles.set(person, role);
    await contender.setRole(person, role);
  };
  return {
    cases: [{ name: "set role", call }],
    async prove() {
      for (const [person, role] of roles) {
        assert.equal(await contender.roleOf(person), role);
        if (role === "admin") await contender.setRole(person, "member");
      }
      roles.clear();
    },
  };
}
