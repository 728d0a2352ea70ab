import assert from "node:assert/strict";
import test from "node:test";
import { errorKinds, events, operations } from "@rollcall/core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describeApi } from "./describe-api.ts";

/** The routes that aren't operations. */
const serverRoutes = [
  "/calendar/{file}",
  "/events",
  "/health",
  "/health/live",
  "/health/ready",
  "/offline-worker.js",
  "/push-worker.js",
  "/session",
  "/unsubscribe",
];

const described = describeApi(
  { operations: new Map(operations.map((operation) => [operation.name, operation])), events },
  "/rollcall",
);

test("is a valid OpenAPI document", async () => {
  const { valid, errors } = await new Validator().validate(
    JSON.parse(JSON.stringify(described)) as Record<string, unknown>,
  );
  assert.deepEqual([valid, errors], [true, undefined]);
});

test("describes every operation with its check and dry run, but no internal one", () => {
  const expected = operations
    .filter(({ internal }) => !internal)
    .flatMap(({ name }) => [`/${name}`, `/${name}/check`, `/${name}/dry-run`]);
  assert.deepEqual(Object.keys(described.paths).sort(), [...expected, ...serverRoutes].sort());
  for (const { name, kind, internal } of operations) {
    if (!internal)
      assert.deepEqual(Object.keys(described.paths[`/${name}`] ?? {}), [kind === "query" ? "get" : "post"]);
  }
});

test("describes every error code under its status", () => {
  const { responses } = described.components as { responses: Record<string, { description: string }> };
  const codes = Object.values(responses).flatMap(({ description }) => description.split(", "));
  assert.deepEqual(
    codes.sort(),
    Object.keys(errorKinds)
      .map((code) => `\`${code}\``)
      .sort(),
  );
});

test("describes every domain event and the details of error codes from their declarations", () => {
  const { schemas } = described.components as { schemas: Record<string, { oneOf: { properties: Schemas }[] }> };
  const types = schemas["Event"]?.oneOf.map(({ properties }) => properties["type"]?.["const"]);
  assert.deepEqual(
    types,
    events.map(({ type }) => type),
  );
  const throttled = schemas["Reason"]?.oneOf.find(
    ({ properties }) => properties["code"]?.["const"] === "request.throttled",
  );
  assert.deepEqual(Object.keys(throttled?.properties["details"]?.["properties"] ?? {}), ["retryAfter", "most"]);
});

test("describes the effects of a dry run", () => {
  const { post } = described.paths["/members.remove/dry-run"] as { post: Entry };
  assert.deepEqual(Object.keys(propertiesOf(post)["effects"]?.properties ?? {}), ["totals", "notices", "shifts"]);
});

test("is JSON without dangling references", () => {
  const text = JSON.stringify(described);
  const document = JSON.parse(text) as Record<string, unknown>;
  for (const [, path = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = path
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    assert.ok(found, path);
  }
});

test("marks JSON parameters of queries", () => {
  const { get } = described.paths["/members.list"] as { get: { parameters: { name: string; content?: object }[] } };
  const json = get.parameters.filter(({ content }) => content !== undefined).map(({ name }) => name);
  assert.deepEqual(json.sort(), ["assignable", "descending", "limit", "skip"]);
});

type Schemas = Readonly<Record<string, Readonly<Record<string, object | string>> | undefined>>;

interface Property {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Properties;
}

type Properties = Readonly<Record<string, Property | undefined>>;

/** The properties of a successful response. */
const propertiesOf = ({ responses }: Entry): Properties =>
  responses["200"]?.content?.["application/json"]?.schema.properties ?? {};

interface Entry {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Answer {
  readonly headers?: object;
  readonly content?: Readonly<Record<string, { readonly schema: { readonly properties: Properties } }>>;
}

const posted = (name: string): Entry => (described.paths[`/${name}`] as { post: Entry }).post;

test("requires signing in for every operation and the event stream, except for anonymous operations [B12]", () => {
  assert.deepEqual(described.security, [{ host: [] }, { session: [] }]);
  for (const { name, kind, internal, allowAnonymous } of operations) {
    if (internal) continue;
    const entry = (described.paths[`/${name}`] as Record<string, Entry>)[kind === "query" ? "get" : "post"];
    assert.deepEqual(entry?.security, allowAnonymous ? [{}, { host: [] }, { session: [] }] : undefined, name);
  }
  const get = (path: string) => (described.paths[path] as { get: Entry }).get;
  assert.equal(get("/events").security, undefined);
  assert.deepEqual(Object.keys(get("/events").responses["200"]?.content ?? {}), ["text/event-stream"]);
  assert.deepEqual([get("/health").security, get("/session").security], [[], []]);
  assert.equal("401" in posted("invitations.preview").responses, false);
  assert.ok("401" in posted("invitations.accept").responses);
});

test("describes properties with the docstrings of their schemas, without specification rows", () => {
  const { get } = described.paths["/members.list"] as { get: Entry };
  const { schedule, legend } = propertiesOf(get);
  assert.equal(legend?.description, "Refused actions; `row.refused` is an index into it.");
  assert.match(schedule?.properties?.["ready"]?.description ?? "", /^The number of assignable members who are ready/);
  const texts = [...JSON.stringify(described).matchAll(/"description":"([^"]+)"/g)].map(([, text = ""]) => text);
  assert.ok(texts.length > 500);
  assert.deepEqual(
    texts.filter((text) => /\([A-Z]\d+(, [A-Z]?\d+)*\)/.test(text)),
    [],
  );
});

test("mentions no idempotency key for operations without receipts [P09]", () => {
  const keys = (name: string) => posted(name).parameters?.map((parameter) => parameter.name);
  assert.deepEqual([keys("invitations.copyLink"), keys("invitations.resend")], [[], ["Idempotency-Key"]]);
});

test("describes the portal's session cookie, whose token no body contains [P33]", () => {
  const { securitySchemes } = described.components as { securitySchemes: Record<string, { in: string; name: string }> };
  const { in: where, name } = securitySchemes["session"] ?? {};
  assert.deepEqual([where, name], ["cookie", "__Host-rollcall"]);
  const signIn = posted("access.signIn");
  assert.ok("401" in signIn.responses);
  assert.deepEqual(Object.keys(signIn.responses["200"]?.headers ?? {}), ["Set-Cookie"]);
  assert.equal(propertiesOf(signIn)["session"]?.type, "null");
});
