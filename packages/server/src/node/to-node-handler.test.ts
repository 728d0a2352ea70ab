import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import test, { type TestContext } from "node:test";
import type { RollcallServer } from "../create-server.ts";
import { lazyServer } from "../lazy-server.ts";
import { createWorld, type ServerWorld } from "../world.fixture.ts";
import { type MountedRequest, toExpress, toNodeHandler } from "./index.ts";

/** Listens with a host's handler and returns its address. */
async function listen(t: TestContext, listener: RequestListener): Promise<string> {
  const http = createServer(listener).listen(0, "127.0.0.1");
  await once(http, "listening");
  t.after(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** Shortens the URL as a router does. */
function mount(request: MountedRequest, baseUrl: string): void {
  const { url = "" } = request;
  Object.assign(request, { originalUrl: url, baseUrl, url: url.slice(baseUrl.length) || "/" });
}

const rename = ({ scheduleId }: ServerWorld) => ({
  method: "POST",
  headers: { "x-user": "ann", "content-type": "application/json" },
  body: JSON.stringify({ scheduleId, name: "Ward 4" }),
});

test("handles requests below a mount with their original URL, and restores the router's", async (t) => {
  const world = await createWorld();
  const handle = toNodeHandler(world.server);
  const url = await listen(t, (request, response) => {
    mount(request, "/rollcall");
    void handle(request, response);
    assert.ok(request.url?.startsWith("/schedules."));
  });
  const renamed = await fetch(`${url}/rollcall/schedules.update`, rename(world));
  assert.equal(renamed.status, 200);
  const path = `schedules.get?scheduleId=${world.scheduleId}`;
  const read = await fetch(`${url}/rollcall/${path}`, { headers: { "x-user": "ann" } });
  const { schedule } = (await read.json()) as { schedule: { name: string } };
  assert.equal(schedule.name, "Ward 4");
});

test("sends a name in any script completely, with its length in bytes", async (t) => {
  const world = await createWorld();
  const handle = toNodeHandler(world.server);
  const url = await listen(t, (request, response) => void handle(request, response));
  const name = "Krankenhaus Süd 病院 🏥";
  const body = JSON.stringify({ scheduleId: world.scheduleId, name });
  const renamed = await fetch(`${url}/rollcall/schedules.update`, { ...rename(world), body });
  const bytes = await renamed.arrayBuffer();
  assert.equal(renamed.headers.get("content-type"), "application/json");
  assert.equal(Number(renamed.headers.get("content-length")), bytes.byteLength);
  const { schedule } = JSON.parse(new TextDecoder().decode(bytes)) as { schedule: { name: string } };
  assert.equal(schedule.name, name);
});

test("sends every header of a response, including a refusal's", async (t) => {
  const { server, send } = await createWorld();
  const handle = toNodeHandler(server);
  const url = await listen(t, (request, response) => void handle(request, response));
  const ofSocket = ["connection", "content-length", "date", "keep-alive", "x-request-id"];
  const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => !ofSocket.includes(name));
  for (const path of ["/schedules.list", "/nowhere", "/calendar/unknown.ics"]) {
    const sent = await fetch(`${url}/rollcall${path}`, { headers: { "x-user": "ann" } });
    const answered = await send(path);
    assert.equal(sent.status, answered.status, path);
    assert.deepEqual(headersOf(sent), headersOf(answered), path);
    assert.deepEqual(await sent.json(), await answered.json());
    assert.match(String(sent.headers.get("x-request-id")), /^[0-9a-f-]{36}$/);
  }
});

test("sends every header through middleware that changes them just before they are sent", async (t) => {
  const { server } = await createWorld();
  const handle = toNodeHandler(server);
  const url = await listen(t, (request, response) => {
    const writeHead = response.writeHead.bind(response);
    response.writeHead = (status: number, headers: unknown = {}) => {
      for (const [name, value] of Object.entries(headers as object)) response.setHeader(name, value as string);
      return writeHead(status, { "X-Frame-Options": "SAMEORIGIN" });
    };
    void handle(request, response);
  });
  for (const time of ["first", "second"]) {
    const sent = await fetch(`${url}/rollcall/schedules.list`, { headers: { "x-user": "ann" } });
    assert.equal(sent.status, 200);
    assert.equal(sent.headers.get("x-frame-options"), "SAMEORIGIN");
    assert.equal(sent.headers.get("vary"), "Cookie, Authorization", `the ${time} response`);
    assert.equal(Number(sent.headers.get("content-length")), (await sent.arrayBuffer()).byteLength);
  }
});

test("sends the host's own responses", async (t) => {
  const { server } = await createWorld();
  const handler: RollcallServer["handler"] = async (request, from) => {
    const response = await server.handler(request, from);
    return response.status === 404 ? new Response("Home") : new Response(response.body, { status: 418 });
  };
  const handle = toNodeHandler({ ...server, handler });
  const url = await listen(t, (request, response) => void handle(request, response));
  assert.equal(await (await fetch(`${url}/`)).text(), "Home");
  const refused = await fetch(`${url}/rollcall/schedules.list`);
  assert.equal(refused.status, 418);
  assert.match(await refused.text(), /request\.unauthenticated/);
});

test("passes the socket's address [P36]", async (t) => {
  const addresses: unknown[] = [];
  const handler = (_request: Request, from?: object) => {
    addresses.push(from);
    return Promise.resolve(new Response("ok"));
  };
  const handle = toNodeHandler({ handler });
  const url = await listen(t, (request, response) => void handle(request, response));
  await fetch(url);
  assert.deepEqual(addresses, [{ address: "127.0.0.1", isBodyRead: false }]);
});

test("responds with 500 if other code has read or listens to the body, with a hint outside production", async (t) => {
  const starts: Record<string, (request: IncomingMessage) => unknown> = {
    read: text,
    data: (request) => request.on("data", () => undefined),
    readable: (request) => request.on("readable", () => undefined),
    paused: (request) => request.pause(),
  };
  const cases = Object.entries(starts).flatMap((start) =>
    [false, true].map((production) => [...start, production] as const),
  );
  for (const [name, start, production] of cases) {
    const world = await createWorld({ production });
    const { server, log } = world;
    const handle = toNodeHandler(server);
    const url = await listen(t, (request, response) => {
      const started = start(request);
      if (started instanceof Promise) void started.then(() => handle(request, response));
      else void handle(request, response);
    });
    const response = await fetch(`${url}/rollcall/schedules.update`, rename(world));
    assert.equal(response.status, 500, name);
    const { error } = (await response.json()) as { error: { code: string; details?: { hint: string } } };
    assert.equal(error.code, "internal");
    const entry = log.at(-1);
    assert.equal(entry?.level, "error");
    assert.match(
      (entry.cause as Error).message,
      /was read or listened to before it reached Rollcall.*`express\.json\(\)`.*mount/,
    );
    assert.equal(error.details?.hint, production ? undefined : (entry.cause as Error).message);
  }
});

test("reads the body from the bytes that a parser kept", async (t) => {
  const world = await createWorld();
  const handle = toNodeHandler(world.server);
  const url = await listen(t, (request, response) => {
    void text(request).then((body) => {
      Object.assign(request, { rawBody: Buffer.from(body) });
      return handle(request, response);
    });
  });
  const renamed = await fetch(`${url}/rollcall/schedules.update`, rename(world));
  assert.equal(renamed.status, 200);
});

test("passes on requests outside the base path in Express, and explains a mount at another path", async (t) => {
  const { server } = await createWorld({ basePath: "/rollcall/" });
  const handle = toExpress(server);
  const passed: unknown[] = [];
  const url = await listen(t, (request, response) => {
    if (request.url?.startsWith("/api") === true) mount(request, "/api");
    handle(request, response, (error) => {
      passed.push(error);
      response.end("passed on");
    });
  });
  assert.equal((await fetch(`${url}/rollcall/health`)).headers.get("rollcall-version"), "1");
  assert.equal((await fetch(`${url}/rollcall?x`)).status, 404);
  assert.equal(passed.length, 0);
  assert.equal(await (await fetch(`${url}/rollcalls`)).text(), "passed on");
  assert.equal(await (await fetch(`${url}/api/rollcall/health`)).text(), "passed on");
  assert.equal(passed[0], undefined);
  assert.match(
    (passed[1] as Error).message,
    /mounted at `\/api`, but its `basePath` is `\/rollcall`: pass the full path/,
  );
});

test("passes on paths that Express mounts regardless of case, and handles the whole URL of a proxy's client", async (t) => {
  const { server } = await createWorld();
  const handle = toExpress(server);
  const passed: unknown[] = [];
  const url = await listen(t, (request, response) => {
    const path = request.url?.replace(/^http:\/\/[^/]*/, "") ?? "";
    const mounted = { originalUrl: request.url, baseUrl: path.slice(0, "/rollcall".length), url: "/health" };
    handle(Object.assign(request, mounted), response, (error) => {
      passed.push(error);
      response.end("passed on");
    });
  });
  assert.equal(await (await fetch(`${url}/Rollcall/health`)).text(), "passed on");
  assert.deepEqual(passed, [undefined]);
  const { hostname, port } = new URL(url);
  const sent = get({ hostname, port, path: "http://rollcall.test/rollcall/health" });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  assert.deepEqual([response.statusCode, await text(response)], [200, '{"status":"ok"}']);
});

test("refuses a lazy server in Express, because it has no base path", () => {
  const lazy = lazyServer(() => assert.fail("created"));
  assert.throws(() => toExpress(lazy as RollcallServer), /mount a lazy server with `toNodeHandler`/);
});
