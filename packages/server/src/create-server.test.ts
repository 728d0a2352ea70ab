import assert from "node:assert/strict";
import test from "node:test";
import { type HostIdentity, RollcallError } from "@rollcall/core";
import { createServer, type ServerOptions } from "./create-server.ts";
import { codeOf, createWorld, identityOf, site } from "./world.fixture.ts";

test("rejects options without `authenticate` or a Rollcall instance, with a message that says what to pass [F15]", async () => {
  const { rollcall } = await createWorld();
  const start = (options: object) => () => createServer(options as ServerOptions);
  const authenticate = () => null;
  assert.throws(start({ rollcall }), /requires `authenticate`/);
  assert.throws(start({ authenticate }), /requires `rollcall`.*await createRollcall/);
  assert.throws(start({ rollcall: Promise.resolve(rollcall), authenticate }), /is a promise.*await createRollcall/);
  for (const origins of ["https://app.example.com", ["https://app.example.com/"], ["app.example.com"]])
    assert.throws(start({ rollcall, authenticate, origins }), /`origins` must be an array of origins/);
  assert.throws(start({ rollcall, authenticate, basePath: "rollcall" }), /must start with a slash: `\/rollcall`/);
  for (const basePath of ["/:tenant", "/*", "/app?a", "/app#a", "/%61pp", "/../app", "/{app}?", "/a|b", "/a\nb"])
    assert.throws(start({ rollcall, authenticate, basePath }), /`basePath` must be a plain path/);
  assert.throws(start({ rollcall, authenticate, log: console }), /`log` must be a function/);
  assert.throws(start({ rollcall, authenticate, jobs: [] }), /`jobs` must be a job scheduler/);
});

test("treats a caller as signed out if `authenticate` returns undefined or null [Q51]", async () => {
  for (const user of [undefined, null]) {
    const { send } = await createWorld({ authenticate: () => user });
    assert.equal((await send("/schedules.list")).status, 401);
  }
});

const invalidUsers: readonly [user: unknown, hint: RegExp][] = [
  [false, /invalid user: expected object\./],
  [{ ...identityOf("ann"), hostUserId: 7 }, /`hostUserId`: expected string\./],
  [{ ...identityOf("ann"), emailVerified: "yes" }, /`emailVerified`: expected boolean/],
  [
    { ...identityOf("ann"), email: undefined, organizationRole: "owner" },
    /`email`: expected string; `organizationRole`: expected .*`scheduler`/,
  ],
  [{ ...identityOf("ann"), avatar: "a.png" }, /`avatar`: no such field/],
];

test("responds with 500 if `authenticate` returns an invalid user, with a hint outside production [Q51]", async () => {
  for (const production of [false, true]) {
    for (const [user, hint] of invalidUsers) {
      const { send, log } = await createWorld({ production, authenticate: () => user as HostIdentity });
      for (const path of ["/schedules.list", `/events?position=${encodeURIComponent('{"org":null}')}`]) {
        const response = await send(path);
        assert.equal(response.status, 500);
        const { error } = (await response.json()) as { error: { code: string; details?: { hint: string } } };
        assert.equal(error.code, "internal");
        const entry = log.at(-1);
        assert.equal(entry?.level, "error");
        const { message } = entry.cause as Error;
        assert.match(message, /^`authenticate` returned an invalid user: /);
        assert.match(message, hint);
        assert.equal(error.details?.hint, production ? undefined : message);
      }
    }
  }
});

test("responds with 401 without a host user on every route that needs one [Q51]", async () => {
  const { send, rollcall } = await createWorld();
  for (const { name, kind, internal, allowAnonymous } of rollcall.operations.values()) {
    if (internal || allowAnonymous) continue;
    const response = await send(`/${name}`, { as: null, ...(kind === "command" && { body: {} }) });
    assert.equal(response.status, 401, name);
    assert.equal(await codeOf(response), "request.unauthenticated");
  }
  const events = await send(`/events?position=${encodeURIComponent('{"org":null}')}`, { as: null });
  assert.equal(events.status, 401);
});

test("reports a failure of `authenticate` as internal, logs its cause with the request id, and never sends it", async () => {
  for (const failure of [new Error("secret-db-password"), "secret-db-password", undefined]) {
    const { send, log } = await createWorld({
      authenticate: () => {
        // oxlint-disable-next-line typescript/only-throw-error -- a host may
        throw failure;
      },
    });
    const response = await send("/schedules.list", { headers: { "x-request-id": "req-1" } });
    assert.equal(response.status, 500);
    assert.equal(await response.text(), '{"error":{"code":"internal"}}');
    const entry = log.at(-1);
    assert.deepEqual([entry?.level, entry?.code, entry?.requestId], ["error", "internal", "req-1"]);
    assert.ok(entry?.cause);
  }
});

test("reports errors in identifying the caller to them [Q51]", async () => {
  const { send } = await createWorld({
    authenticate: () => ({
      organizationId: "org",
      hostUserId: "x",
      email: "no address",
      emailVerified: true,
      organizationRole: "member",
    }),
  });
  const response = await send("/schedules.list");
  assert.equal(response.status, 422);
  assert.equal(await codeOf(response), "person.email-invalid");
});

test("sends and logs a request id, the caller's if it is well-formed", async () => {
  const { send, log } = await createWorld();
  const given = await send("/schedules.list", { headers: { "x-request-id": "abc-123" } });
  assert.equal(given.headers.get("x-request-id"), "abc-123");
  assert.equal(log.at(-1)?.requestId, "abc-123");
  const made = await send("/schedules.list", { headers: { "x-request-id": `bad id ${"x".repeat(200)}` } });
  assert.match(String(made.headers.get("x-request-id")), /^[0-9a-f-]{36}$/);
});

test("logs caller, operation and duration, but no request content", async () => {
  const { send, log, scheduleId } = await createWorld();
  await send(`/members.list?scheduleId=${scheduleId}&search=miller`);
  const { milliseconds, personId, ...entry } = log.at(-1)!;
  assert.ok(milliseconds >= 0);
  assert.ok(personId);
  assert.deepEqual(
    { ...entry, requestId: "" },
    {
      level: "info",
      requestId: "",
      method: "GET",
      path: "/rollcall/members.list",
      status: 200,
      code: undefined,
      cause: undefined,
    },
  );
});

test("responds as unavailable with Retry-After once closed", async () => {
  const { send, server } = await createWorld();
  server.close();
  const response = await send("/schedules.list");
  assert.equal(response.status, 503);
  assert.equal(response.headers.get("retry-after"), "1");
  assert.equal(await codeOf(response), "server.unreachable");
});

test("mounts at its base path", async () => {
  const { rollcall } = await createWorld();
  const authenticate = () => null;
  const server = createServer({ rollcall, authenticate, basePath: "/", log: () => undefined });
  assert.equal((await server.handler(new Request(`${site}/health`))).status, 200);
  assert.equal((await server.handler(new Request(`${site}/schedules.list`))).status, 401);
  assert.equal((await server.handler(new Request(`${site}/rollcall/schedules.list`))).status, 404);
});

test("sends Retry-After to a throttled caller", async () => {
  const { send } = await createWorld({
    authenticate: () => {
      throw new RollcallError("request.throttled", { retryAfter: 6.2 });
    },
  });
  const response = await send("/schedules.list");
  assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "7"]);
});
