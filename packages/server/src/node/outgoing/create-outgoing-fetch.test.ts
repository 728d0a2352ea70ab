import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import test, { type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { pagerDuty } from "@rollcall/links";
import { createOutgoingFetch } from "./create-outgoing-fetch.ts";

async function serving(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("sends requests to exempt origins and reads their responses, without following redirects [P66]", async (t) => {
  const seen: string[] = [];
  const origin = await serving(t, (request, response) => {
    seen.push(
      `${request.method} ${request.url} ${request.headers.authorization} ${request.headers["accept-encoding"]}`,
    );
    if (request.url === "/moved") response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    else request.pipe(response.writeHead(201, { "retry-after": "7" }));
  });
  const fetch = createOutgoingFetch({ origins: [origin] });
  const posted = new Request(`${origin}/echo?a=b`, {
    method: "POST",
    body: "é",
    headers: { authorization: "Token x" },
  });
  const response = await fetch(posted);
  assert.deepEqual([response.status, response.headers.get("retry-after"), await response.text()], [201, "7", "é"]);
  assert.equal((await fetch(new Request(`${origin}/moved`))).status, 302);
  assert.deepEqual(seen, ["POST /echo?a=b Token x identity", "GET /moved undefined identity"]);
});

test("refuses other addresses on its own network, regardless of their name and scheme [P66]", async (t) => {
  const origin = await serving(t, (_request, response) => response.end("secret"));
  const lookup: LookupFunction = (_name, { all }, callback) =>
    all === true ? callback(null, [{ address: "10.0.0.1", family: 4 }]) : callback(null, "10.0.0.1", 4);
  const fetch = createOutgoingFetch({ origins: ["http://localhost:1"], lookup });
  const refused = [origin, "http://example.com/", "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/"];
  for (const url of [...refused, "https://localhost/", "https://public.example.com/"])
    await assert.rejects(fetch(new Request(url)), { name: "AddressRefused" }, url);
  assert.throws(() => createOutgoingFetch({ origins: ["https://example.com/path"] }), TypeError);
});

test("rejects responses that are too large, compressed or truncated [P58, P66]", async (t) => {
  const origin = await serving(t, (request, response) => {
    if (request.url === "/large") response.end("x".repeat(101));
    else if (request.url === "/gzip") response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x"));
    else response.writeHead(200, { "content-length": 9 }).write("cut", () => request.socket.destroy());
  });
  const fetch = createOutgoingFetch({ origins: [origin], sizeLimit: 100 });
  await assert.rejects(fetch(new Request(`${origin}/large`)), { name: "ResponseTooLarge" });
  for (const path of ["/gzip", "/cut"]) await assert.rejects(fetch(new Request(origin + path)), { name: "TypeError" });
});

test("fails the whole read of a linked schedule when the connection breaks on a later page [P58]", async (t) => {
  const reference = (id: string) => ({ user: { id, summary: id } });
  const origin = await serving(t, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (pathname === "/schedules/S1") {
      const schedule_layers = [{ end: null, users: [reference("P1"), reference("P2")] }];
      response.end(JSON.stringify({ schedule: { id: "S1", name: "Primary", schedule_layers } }));
    } else if (searchParams.get("offset") === "0")
      response.end(JSON.stringify({ users: [{ id: "P1", name: "Ann", email: "ann@example.com" }], more: true }));
    else request.socket.destroy();
  });
  const connection = { settings: { region: "us" }, credentials: { token: "x" } };
  const answerOf = (origins: readonly string[]) =>
    pagerDuty({
      fetch: createOutgoingFetch({ origins }),
      regions: { us: origin, eu: origin },
      limits: { retryDelay: 0 },
    }).listPeople(connection, "S1", new AbortController().signal);
  assert.deepEqual(await answerOf([origin]), { status: "failed", problem: "unreachable" });
  assert.deepEqual(await answerOf([]), { status: "failed", problem: "address-refused" });
});
