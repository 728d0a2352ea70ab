import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { operations } from "../composition/operations.ts";
import { samples } from "../composition/samples.ts";
import type { OperationSample, QuestionWorld } from "../identity/operation-sample.ts";
import { createTestApp, refusal } from "../testing/test-app.fixture.ts";
import { toUpstreamName } from "../linking/pull.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { createCrashWorld } from "./crash-world.fixture.ts";

const samplesByName = new Map<string, OperationSample>(Object.entries(samples));

/** Operations that refuse a row alone. */
const refusedPerRow = new Set(["members.add", "schedules.previewMembers", "shifts.import"]);

/** Operations with passwords. These are hashed and not stored, so they may contain NUL (P39). */
const takesPasswords = new Set(["access.signIn", "access.changePassword", "access.reset"]);

/** Copies of an input in which one text or key contains `bad`. */
function* spoiled(value: unknown, bad: string): Generator {
  if (typeof value === "string") yield value + bad;
  if (typeof value !== "object" || value === null) return;
  const copyWith = (key: string, child: unknown): unknown =>
    Array.isArray(value) ? value.with(Number(key), child) : { ...value, [key]: child };
  if (!Array.isArray(value)) yield { ...value, [`key${bad}`]: "x" };
  for (const [key, child] of Object.entries(value)) for (const one of spoiled(child, bad)) yield copyWith(key, one);
}

/** The names of the top-level fields of an operation that accept text. */
function textFields(input: z.ZodType): readonly string[] {
  const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).flatMap(([name, one]) =>
    typeof one === "object" && one.type === "string" ? [name] : [],
  );
}

test("refuses half a surrogate pair and NUL anywhere in an input, never with an internal error [P26, P56]", async () => {
  const { app, world } = await createCrashWorld();
  const questions: QuestionWorld = { id: () => world.scheduleId, change: () => 1 };
  const failed: string[] = [];
  for (const { name, input, internal } of operations) {
    if (internal) continue;
    const { by, input: sample } = samplesByName.get(name)?.call?.(world) ?? {
      by: "Ann" as const,
      input: samplesByName.get(name)?.questions[0]?.input(questions, world.ids.Ann) ?? {},
    };
    const actor = world.actors[by] ?? assert.fail(by);
    for (const bad of ["\ud83d", "\0"]) {
      const missing = textFields(input).map((field) => ({ ...sample, [field]: bad }));
      for (const one of [...spoiled(sample, bad), ...missing]) {
        const call = (async () => app.rollcall.call("run", { name, input: one, actor }))();
        const code = await refusal(call).then(
          (refused) => refused.code,
          () => "accepted",
        );
        const mayAccept = refusedPerRow.has(name) || (bad === "\0" && takesPasswords.has(name));
        const isFine = code === "accepted" ? mayAccept : code !== "internal";
        if (!isFine) failed.push(`${name}: ${code} for ${JSON.stringify(one)}`);
      }
    }
  }
  assert.deepEqual(failed, []);
});

test("imports the other rows when the text of one can't be stored [X24]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const times = { start: "2026-02-02T08:00[UTC]", end: "2026-02-02T16:00[UTC]" };
  for (const bad of ["\ud83d", "\0"]) {
    const shifts = [{ start: bad }, { end: bad }, { position: bad }].map((one) => ({
      personId: max.id,
      ...times,
      ...one,
    }));
    const { results } = await ann.client.shifts.import({ scheduleId, kind: "Night", shifts });
    for (const one of results) assert(one.status === "refused" && one.reason.code === "request.invalid");
    const people = [
      { address: `n${bad}@example.org` },
      { address: "n@example.org", name: bad },
      { address: "kim@example.org" },
    ];
    const added = await ann.client.members.add({ scheduleId, people });
    assert.deepEqual(added.results.map(({ status }) => status).slice(0, 2), ["refused", "refused"]);
  }
});

test("accepts host users and upstream people whose names can't be stored [Q51]", async () => {
  const app = await createTestApp({ store: createMemoryStore() });
  const ann = await app.user("Ann", { name: "Ann\ud83d\0Lee", organizationName: "Acme\udc00" });
  assert.equal((await ann.client.people.getMe({})).person.name, "Ann Lee");
  assert.equal(toUpstreamName(`Kim\ud83d`), "Kim");
});
