import assert from "node:assert/strict";
import test from "node:test";
import { createHttpClient } from "@rollcall/client";
import { RollcallError } from "@rollcall/core";
import { fetchWithoutSocket } from "./fetch-without-socket.fixture.ts";
import { greetings, sendGreeting } from "./one-operation.fixture.ts";
import type { OpenApi } from "./openapi/describe-api.ts";
import { createWorld, site } from "./world.fixture.ts";

const withGreeting = () =>
  createWorld({ domains: [{ name: "greetings", operations: { sendGreeting }, collections: [greetings] }] });

test("one operation in one file has its route", async () => {
  const { send } = await withGreeting();
  const response = await send("/greetings.send", { body: { words: "hello" } });
  assert.equal(response.status, 200);
  assert.equal(((await response.json()) as { words: string }).words, "hello");
});

test("an operation in one file has a typed client method, a check and a dry run", async () => {
  const { server } = await withGreeting();
  const client = createHttpClient<typeof sendGreeting>({
    baseUrl: `${site}/rollcall`,
    headers: { "x-user": "ann" },
    fetch: fetchWithoutSocket(server),
    retry: 0,
  });
  const dry = await client.greetings.send.dryRun({ words: "hello" });
  assert.equal(dry.output.words, "hello");
  const { id }: { id: string } = await client.greetings.send({ words: "hello" });
  assert.notEqual(id, "");
  assert.deepEqual(await client.greetings.send.check({ words: "again" }), { allowed: true, reasons: [] });
  await client.greetings.send({ words: "again" });
  const { allowed, reasons } = await client.greetings.send.check({ words: "and again" });
  assert.equal(allowed, false);
  assert.deepEqual(reasons, [{ code: "request.throttled", details: { retryAfter: 7 } }]);
  await assert.rejects(
    client.greetings.send({ words: "and again" }),
    (error) => error instanceof RollcallError && error.code === "request.throttled",
  );
});

test("an operation in one file has OpenAPI entries", async () => {
  const { send } = await withGreeting();
  const { paths } = (await (await send("/openapi.json")).json()) as OpenApi;
  const entry = paths["/greetings.send"] as { post: { summary: string; requestBody: { content: object } } };
  assert.equal(entry.post.summary, sendGreeting.summary);
  const { properties } = (entry.post.requestBody.content as Record<string, { schema: { properties: object } }>)[
    "application/json"
  ]!.schema;
  assert.deepEqual(properties, { words: { type: "string", minLength: 1, maxLength: 40 } });
  assert.ok(paths["/greetings.send/check"]);
  assert.ok(paths["/greetings.send/dry-run"]);
});
