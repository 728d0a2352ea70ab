import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { RollcallError } from "../../contract/rollcall-error.ts";
import { operation } from "../../identity/operation.ts";
import { createTestApp, refusal } from "../../testing/test-app.fixture.ts";
import { type Change, insert, update } from "../store/change.ts";
import { collection, text } from "../store/collection.ts";
import type { Facts } from "../operations/operation.ts";
import { get, getMany, list } from "../store/query.ts";
import { receipts, receiptSubjects } from "./receipts.ts";
import { receiptLife } from "./sweep-receipts.ts";
import { grant } from "../operations/rule.ts";

const personal = [{ subject: "ownerId", erase: "remove", merge: "move", export: ["id"] }] as const;
const fields = { id: text(), ownerId: text(), name: text() };
const pets = collection("pets", { fields, key: ["id"], indexes: { owner: ["ownerId"] }, personal });
const cages = collection("cages", { fields, key: ["ownerId", "id"], personal });

const input = z.strictObject({ ownerId: z.string().optional() });

/** A command that reads `load`, makes `changes`, and returns the owners of `output`. */
const command = (
  name: `pets.${string}`,
  load: (ownerId: string) => Facts,
  changes: (ownerId: string) => readonly Change[] = () => [],
) =>
  operation({
    name,
    summary: "Does something with pets.",
    input,
    output: z.strictObject({ owners: z.array(z.string()) }),
    load: [({ ownerId = "" }) => load(ownerId)],
    context: () => ({}),
    rules: [grant<object>("everyone", () => true)],
    apply: ({ known }, { ownerId = "" }) => {
      const owners =
        name === "pets.feed"
          ? ((known as Readonly<Record<string, unknown>>)["pets"] as { ownerId: string }[]).map((pet) => pet.ownerId)
          : [];
      return { output: { owners }, changes: changes(ownerId) };
    },
  });

const [pet, cage, cagesOf] = [
  get(pets),
  get(cages, ["ownerId", "id"], ["name"]),
  getMany(cages, ["ownerId", "id"], ["name"]),
];
const [allPets, petsOf] = [list(pets, "key", 0), list(pets, "owner", 1, ["name"])];
const all = { equal: [], limit: 9 };

/** Each command, whether its input names the person, and whether its answer is forgotten when the person is erased. */
const cases = [
  [
    command(
      "pets.rename",
      () => ({ pet: pet("rex") }),
      () => [update(pets, ["rex"], { name: "Rexi" })],
    ),
    false,
    true,
  ],
  [command("pets.clean", (ownerId) => ({ cage: cage(ownerId, "big") })), true, true],
  [command("pets.sell", (ownerId) => ({ cage: cage(ownerId, "none") })), true, false],
  [command("pets.feed", () => ({ pets: allPets(all) })), false, true],
  [command("pets.count", () => ({ pets: allPets(all) })), false, false],
  [command("pets.groom", (ownerId) => ({ names: petsOf({ equal: [ownerId], limit: 9 }) })), true, true],
  [
    command("pets.move", (ownerId) => ({
      cages: cagesOf([
        ["another", "big"],
        [ownerId, "big"],
      ]),
    })),
    true,
    true,
  ],
  [
    command(
      "pets.adopt",
      () => ({}),
      (ownerId) => [insert(pets, { id: "new", ownerId, name: "New" })],
    ),
    true,
    true,
  ],
] as const;

type Case = (typeof cases)[number];

/** An app in which Ann has run each command once, with its name as the key. */
async function openPets() {
  const operations = cases.map(([one]) => one);
  const app = await createTestApp({ domains: [{ name: "pets", operations, collections: [pets, cages] }] });
  const boss = await app.user("Boss", { organizationRole: "admin" });
  const [{ id: ownerId }, vic] = [await app.user("Max"), await app.user("Vic")];
  const rows = [
    insert(pets, { id: "rex", ownerId, name: "Rex" }),
    insert(pets, { id: "zoe", ownerId: vic.id, name: "Zoe" }),
    insert(cages, { id: "big", ownerId, name: "Big" }),
  ];
  await app.store.transaction("write", (tx) => tx.write(rows));
  const actor = await (await app.user("Ann")).actor();
  const call = async ([{ name }, isNamed]: Case, idempotencyKey: string = name) =>
    app.rollcall.call("run", { name, input: isNamed ? { ownerId } : {}, actor, idempotencyKey });
  const answers: unknown[] = [];
  for (const one of cases) answers.push(await call(one));
  /** The commands whose answers are forgotten. The others answer as before. */
  const forgotten = async (): Promise<readonly string[]> => {
    const names: string[] = [];
    for (const [index, one] of cases.entries()) {
      const answer = await call(one).catch((error: unknown) => error);
      if (answer instanceof RollcallError && answer.code === "request.not-found") names.push(one[0].name);
      else assert.deepEqual(answer, answers[index]);
    }
    return names;
  };
  return { app, call, forgotten, erase: (personId: string) => boss.client.people.erase({ personId }), ownerId, vic };
}

test("forgets the responses of commands that read or name an erased person, and keeps the others [P25, F5]", async () => {
  const { forgotten, erase, ownerId } = await openPets();
  assert.deepEqual(await forgotten(), []);
  await erase(ownerId);
  const expected = cases.flatMap(([{ name }, , isForgotten]) => (isForgotten ? [name] : []));
  assert.deepEqual(await forgotten(), expected);
});

test("forgets a response that names several people once any of them is erased [P25, F5]", async () => {
  const { forgotten, erase, vic } = await openPets();
  await erase(vic.id);
  assert.deepEqual(await forgotten(), ["pets.feed"]);
});

test("names the command that has used a key, even for the same input [F5]", async () => {
  const { call } = await openPets();
  const [rename, clean, sell] = cases;
  for (const [one, key] of [
    [clean, sell[0].name],
    [sell, clean[0].name],
    [clean, rename[0].name],
  ] as const)
    assert.deepEqual(await refusal(call(one, key)), { code: "request.key-reused", details: { operation: key } });
});

test("sweeps receipts together with the people that they name [P25, F5]", async () => {
  const { app } = await openPets();
  const stored = async () => {
    const queries = [list(receipts, "key", 0)(all), list(receiptSubjects, "key", 0)(all)] as const;
    const found = await app.store.transaction("read", async (tx) => tx.read(queries));
    return found.map(({ length }) => length);
  };
  assert.deepEqual(await stored(), [cases.length, 1]);
  app.clock.advance(receiptLife + 1);
  await app.rollcall.sweep();
  assert.deepEqual(await stored(), [0, 0]);
});
