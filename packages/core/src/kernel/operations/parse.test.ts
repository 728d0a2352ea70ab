import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { operation } from "../../identity/operation.ts";
import { createTestApp, refusal } from "../../testing/test-app.fixture.ts";
import { allowAnyText } from "./parse.ts";
import { grant } from "./rule.ts";

/** Accepts texts in any place. */
const writeLetter = operation({
  name: "letters.write",
  summary: "Writes a letter.",
  input: z.strictObject({
    text: z.string().optional(),
    lines: z.array(z.string()).optional(),
    readers: z.array(z.strictObject({ name: z.string() })).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    secret: allowAnyText(z.string().optional()),
    at: z.date().optional(),
    size: z.int().min(1).max(10).multipleOf(5).optional(),
    look: z.enum(["plain", "fancy"]).optional(),
    title: z.string().min(1).max(3).optional(),
    tags: z.array(z.string()).min(1).max(1).optional(),
    topic: z.union([z.string(), z.boolean()]).optional(),
    number: z.string().regex(/^n/).optional(),
    share: z.number().lt(1).optional(),
    day: z.iso.date().optional(),
    sender: z.email({ error: "person.email-invalid" }).optional(),
  }),
  output: z.strictObject({}),
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("everyone writes", () => true)],
  apply: () => ({ output: {} }),
});

async function writer() {
  const app = await createTestApp({ domains: [{ name: "letters", operations: [writeLetter] }] });
  const actor = await (await app.user("Ann")).actor();
  return async (input: object) => app.rollcall.call("run", { name: "letters.write", input, actor });
}

const [nul, half] = ["a\0b", "a\ud83d"];

const refused: readonly (readonly [title: string, input: object, fields: readonly string[]])[] = [
  ["a text", { text: nul }, ["text"]],
  ["a line of a list", { lines: ["a", half] }, ["lines.1"]],
  ["a field of a row", { readers: [{ name: "a" }, { name: nul }] }, ["readers.1.name"]],
  ["a value of a record", { headers: { a: "b", c: half } }, ["headers.c"]],
  ["the name of a record's value", { headers: { [nul]: "b" } }, ["headers"]],
  ["several places", { text: half, lines: [nul], headers: { a: nul } }, ["text", "lines.0", "headers.a"]],
];

for (const [title, input, fields] of refused) {
  test(`rejects NUL and half a surrogate pair in ${title}, and names the field [P26]`, async () => {
    const { code, details } = await refusal((await writer())(input));
    assert.equal(code, "request.invalid");
    assert.deepEqual(
      details?.issues,
      fields.map((field) => ({ field, expected: "text of valid characters" })),
    );
  });
}

test("accepts any text in a field that is never stored, but only there [P39]", async () => {
  const write = await writer();
  assert.deepEqual(await write({ secret: nul, text: "a 🦉", at: new Date(0) }), {});
  const { code, details } = await refusal(write({ secret: nul, text: nul }));
  assert.equal(code, "request.invalid");
  assert.deepEqual(details?.issues, [{ field: "text", expected: "text of valid characters" }]);
});

test("refuses an input with the code that its schema names, and names all fields [P26]", async () => {
  const { code, details } = await refusal((await writer())({ sender: "Ann", text: 1 }));
  assert.equal(code, "person.email-invalid");
  assert.deepEqual(
    details?.issues.map(({ field }) => field),
    ["text", "sender"],
  );
});

test("describes the expected value in a phrase, not a sentence [P26]", async () => {
  const writes = await writer();
  const expectedOf = async (input: object): Promise<unknown> => {
    const error = await refusal(writes(input));
    assert(error.code === "request.invalid");
    return error.details?.issues.map(({ expected }) => expected);
  };
  assert.deepEqual(await expectedOf({ text: 1, lines: "a", readers: [{}], more: 1, size: 0.5 }), [
    ...["string", "array", "string", "int", "no such field"],
  ]);
  assert.deepEqual(await expectedOf({ size: 0, look: "x", title: "", tags: [], topic: 1 }), [
    ...["at least 1", "`plain` or `fancy`", "at least 1 character", "at least 1 item", "string or boolean"],
  ]);
  assert.deepEqual(await expectedOf({ size: 15, title: "abcd", tags: ["a", "b"], number: "x", share: 1, day: "x" }), [
    ...["at most 10", "at most 3 characters", "at most 1 item", "text that matches /^n/", "less than 1", "date"],
  ]);
  assert.deepEqual(await expectedOf({ size: 3 }), ["a multiple of 5"]);
});

test("names at most 20 fields of a refused input [P26]", async () => {
  const write = await writer();
  for (const lines of [Array.from({ length: 30 }, () => nul), Array.from({ length: 30 }, () => 1)]) {
    const { code, details } = await refusal(write({ lines }));
    assert.equal(code, "request.invalid");
    const issues = details?.issues as readonly { readonly field: string }[];
    assert.deepEqual(
      issues.map(({ field }) => field),
      Array.from({ length: 20 }, (_, index) => `lines.${index}`),
    );
  }
});
