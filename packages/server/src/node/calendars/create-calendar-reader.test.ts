import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type LookupFunction } from "node:net";
import test, { type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { calendarOf, eventOf, year } from "./calendar.fixture.ts";
import { createCalendarReader } from "../index.ts";
import { mainThreadShare } from "../main-thread-share.fixture.ts";

const dentist = calendarOf(...eventOf("UID:1", "DTSTART:20260602T100000Z", "DTEND:20260602T110000Z"));
const atDentist = [{ from: Date.UTC(2026, 5, 2, 10), until: Date.UTC(2026, 5, 2, 11) }];
const question = { ...year, etag: null };

/** A server on this machine with a request counter. */
async function serving(
  t: TestContext,
  answer: RequestListener,
): Promise<{ origin: string; port: number; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked };
}

const sends =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

test("reads only busy times from an exempt origin [Q52]", async (t) => {
  const { origin, asked } = await serving(t, sends(dentist, { etag: '"7"' }));
  const reader = createCalendarReader({ origins: [origin] });
  const reading = await reader.read(`${origin}/calendar.ics?key=abc`, question);
  assert.deepEqual(reading, { status: "read", busy: atDentist, etag: '"7"', partial: 0 });
  assert.equal(asked[0]?.url, "/calendar.ics?key=abc");
  assert.equal(asked[0].headers["accept-encoding"], "identity");
});

test("reads a calendar in UTF-16, as Windows programs save it [Q52]", async (t) => {
  const littleEndian = Buffer.from(`\uFEFF${dentist}`, "utf16le");
  for (const body of [littleEndian, Buffer.from(littleEndian).swap16(), Buffer.from(`\uFEFF${dentist}`)]) {
    const { origin } = await serving(t, sends(body));
    const reading = await createCalendarReader({ origins: [origin] }).read(origin, question);
    assert.deepEqual(reading.status === "read" && reading.busy, atDentist);
  }
});

test("does not download an unchanged calendar again [Q52]", async (t) => {
  const { origin, asked } = await serving(t, (request, response) => {
    const known = request.headers["if-none-match"] === '"7"';
    response.writeHead(known ? 304 : 200, { etag: '"7"' }).end(known ? undefined : dentist);
  });
  const reader = createCalendarReader({ origins: [origin] });
  assert.deepEqual(await reader.read(origin, { ...year, etag: '"7"' }), { status: "unchanged" });
  assert.equal((await reader.read(origin, { ...year, etag: '"6"' })).status, "read");
  assert.equal(asked.length, 2);
});

test("refuses this machine and its network by any name without an exemption, and sends no request [P66]", async (t) => {
  const { port, asked } = await serving(t, sends(dentist));
  const reader = createCalendarReader();
  const hosts = [
    ...[
      "localhost",
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f.0.0.1",
      "0.0.0.0",
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
    ],
    ...[
      "10.0.0.1",
      "172.16.0.1",
      "192.168.1.1",
      "100.64.0.1",
      "[fd00::1]",
      "169.254.169.254",
      "[fe80::1]",
      "[fd00:ec2::254]",
    ],
    ...["224.0.0.1", "255.255.255.255", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"],
    ...["localhost.", "LOCALHOST", "planner.localhost", "planner.localhost.", "127.0.0.1.", "127.255.255.254"],
    ...["0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "127.0.1", "%31%32%37.0.0.1", "①②⑦.0.0.1"],
    ...["[0:0:0:0:0:0:0:1]", "[::7f00:1]", "[::127.0.0.1]", "[0:0:0:0:0:0:7f00:1]", "[::a00:1]"],
    ...["[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::ffff:0:127.0.0.1]", "[::ffff:a9fe:a9fe]"],
    ...["[64:ff9b:1::7f00:1]", "[2001:0:7f00:1::]", "[fec0::1]"],
  ];
  for (const scheme of ["https", "webcal"]) {
    for (const host of hosts) {
      const reading = await reader.read(`${scheme}://${host}:${port}/`, question);
      assert.deepEqual(reading, { status: "failed", problem: "address-refused" }, `${scheme} ${host}`);
    }
  }
  assert.equal(asked.length, 0);
});

test("accepts only https addresses [P66]", async (t) => {
  const { origin, asked } = await serving(t, sends(dentist));
  const reader = createCalendarReader();
  const addresses = [
    ...["", "calendar", "http://example.org/", "file:///etc/passwd", "ftp://example.org/", "data:text/calendar,x"],
    ...["javascript:alert(1)", "gopher://127.0.0.1/", "https://", "https:// example.org", origin],
    `https://example.org/${"x".repeat(2000)}`,
  ];
  for (const address of addresses) {
    const reading = await reader.read(address, question);
    assert.deepEqual(reading, { status: "failed", problem: "address-invalid" }, address.slice(0, 40));
  }
  assert.equal(asked.length, 0);
});

test("limits an exemption to its exact origin, including the port [P66]", async (t) => {
  const one = await serving(t, sends(dentist));
  const other = await serving(t, sends(dentist));
  const reader = createCalendarReader({ origins: [one.origin] });
  assert.equal((await reader.read(one.origin, question)).status, "read");
  for (const address of [other.origin, `http://localhost:${one.port}`]) {
    assert.equal((await reader.read(address, question)).status, "failed", address);
  }
  assert.equal(other.asked.length, 0);
  for (const origin of ["localhost", "http://localhost:1/", "file://x", "http://localhost:1/path"]) {
    assert.throws(() => createCalendarReader({ origins: [origin] }), TypeError, origin);
  }
});

test("checks the address it actually connects to, regardless of what DNS returns [P66]", async (t) => {
  let connections = 0;
  const server = createSocketServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const answers = [["127.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["::ffff:127.0.0.1"], ["169.254.169.254"], ["::7f00:1"]];
  for (const then of answers) {
    let lookups = 0;
    const lookup: LookupFunction = (_hostname, { all }, callback) => {
      lookups += 1;
      const found = then.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      if (all === true) callback(null, found);
      else callback(null, found[0]?.address ?? "", found[0]?.family);
    };
    const reading = await createCalendarReader({ lookup }).read(`https://calendar.example.org:${port}/`, question);
    assert.deepEqual(reading, { status: "failed", problem: "address-refused" }, then.join());
    // With a separate lookup before connecting, the second one could return another address.
    assert.equal(lookups, 1);
  }
  assert.equal(connections, 0);
});

test("fails for a name that the system resolver doesn't find [Q52]", async () => {
  const reading = await createCalendarReader({ timeLimit: 5000 }).read("https://calendar.invalid/", question);
  assert.ok(reading.status === "failed" && ["unreachable", "timed-out"].includes(reading.problem));
});

test("does not follow redirects [P66]", async (t) => {
  const within = await serving(t, sends(dentist));
  for (const status of [301, 302, 303, 307, 308]) {
    const { origin } = await serving(t, sends("", { location: `${within.origin}/` }, status));
    const reader = createCalendarReader({ origins: [origin, within.origin] });
    assert.deepEqual(await reader.read(origin, question), { status: "failed", problem: "address-refused" });
  }
  assert.equal(within.asked.length, 0);
});

test("reports other servers' responses as a code, never with their text [P66]", async (t) => {
  const secret = "root:x:0:0:/etc/passwd";
  for (const [status, problem] of [
    [200, "not-a-calendar"],
    [304, "address-refused"],
    [401, "not-found"],
    [403, "not-found"],
    [404, "not-found"],
    [410, "not-found"],
    [429, "unreachable"],
    [500, "unreachable"],
    [503, "unreachable"],
    [206, "unreachable"],
  ] as const) {
    const { origin } = await serving(t, sends(status === 304 ? "" : secret, { etag: secret }, status));
    const reading = await createCalendarReader({ origins: [origin] }).read(origin, question);
    assert.deepEqual(reading, { status: "failed", problem }, String(status));
  }
});

test("reads no more than the limit, announced or not [P66]", async (t) => {
  const { origin } = await serving(t, (request, response) => {
    const announced = request.url === "/announced";
    response.writeHead(200, announced ? { "content-length": "100000" } : {});
    response.end(calendarOf("X:".padEnd(100_000 - calendarOf("").length)).slice(0, 100_000));
  });
  for (const path of ["/announced", "/in-chunks"]) {
    const reader = createCalendarReader({ origins: [origin], sizeLimit: 50_000 });
    assert.deepEqual(await reader.read(origin + path, question), { status: "failed", problem: "too-large" });
    const patient = createCalendarReader({ origins: [origin], sizeLimit: 100_000 });
    assert.equal((await patient.read(origin + path, question)).status === "failed", false, path);
  }
});

test("stops reading an endless response at the limit [P66]", async (t) => {
  let sent = 0;
  const { origin } = await serving(t, (_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write("X:".padEnd(10_000, "x"))) sent += 10_000;
    };
    response.on("drain", more);
    more();
  });
  const reader = createCalendarReader({ origins: [origin], sizeLimit: 100_000 });
  assert.deepEqual(await reader.read(origin, question), { status: "failed", problem: "too-large" });
  assert.ok(sent < 50_000_000);
});

test("does not decompress responses [P66]", async (t) => {
  const { origin } = await serving(t, sends(gzipSync(dentist), { "content-encoding": "gzip" }));
  const reader = createCalendarReader({ origins: [origin] });
  assert.deepEqual(await reader.read(origin, question), { status: "failed", problem: "not-a-calendar" });
});

test("applies one time limit to the whole response, no matter how slowly it arrives [P66]", async (t) => {
  const silent = await serving(t, () => undefined);
  const slow = await serving(t, (_request, response) => {
    response.writeHead(200).write("BEGIN:VCALENDAR\r\n");
    const drip = setInterval(() => response.write("X:1\r\n"), 20);
    response.on("close", () => {
      clearInterval(drip);
    });
  });
  for (const { origin } of [silent, slow]) {
    const reader = createCalendarReader({ origins: [origin], timeLimit: 300 });
    assert.deepEqual(await reader.read(origin, question), { status: "failed", problem: "timed-out" });
  }
});

test("reports no server, a broken connection and a host without TLS as unreachable [Q52]", async (t) => {
  const { origin, port } = await serving(t, (_request, response) => {
    response.writeHead(200, { "content-length": "1000" }).write("BEGIN:VCALENDAR");
    response.destroy();
  });
  const gone = createSocketServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  const { port: free } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, "close");
  const addresses = [origin, `http://127.0.0.1:${free}`, `https://127.0.0.1:${port}`];
  const reader = createCalendarReader({ origins: addresses });
  for (const address of addresses) {
    assert.deepEqual(await reader.read(address, question), { status: "failed", problem: "unreachable" }, address);
  }
});

test("reads one calendar after another in the same thread, independently of each other [Q52]", async (t) => {
  const { origin } = await serving(t, (request, response) => {
    response.end(request.url === "/dentist" ? dentist : calendarOf());
  });
  const reader = createCalendarReader({ origins: [origin] });
  await reader.read(`${origin}/empty`, question);
  let started = 0;
  const count = (): void => void (started += 1);
  subscribe("worker_threads", count);
  for (const path of ["/dentist", "/empty", "/dentist"]) {
    const reading = await reader.read(origin + path, question);
    assert.deepEqual(reading.status === "read" && reading.busy, path === "/dentist" ? atDentist : []);
  }
  unsubscribe("worker_threads", count);
  assert.equal(started, 0);
});

test("does not block other requests while reading a large calendar [F14]", async (t) => {
  const days = Array.from({ length: 2500 }, (_, index) => new Date(year.from + index * 1_000_000).toISOString());
  const events = days.flatMap((at) => eventOf(`DTSTART:${at.slice(0, 19).replace(/[-:]/g, "")}Z`, "DURATION:PT5M"));
  const { origin } = await serving(t, sends(calendarOf(...events)));
  const share = await mainThreadShare(async () => {
    const reading = await createCalendarReader({ origins: [origin] }).read(origin, question);
    assert.ok(reading.status === "read" && reading.busy.length > 2000);
  });
  assert.ok(share < 0.5, String(share));
});
