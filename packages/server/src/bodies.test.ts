import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, createWorld, type Sent, type ServerWorld } from "./world.fixture.ts";

const rename = "/schedules.update";

async function refusedAs({ send }: ServerWorld, sent: Sent, status: number, code: string): Promise<void> {
  const response = await send(rename, { method: "POST", ...sent });
  assert.deepEqual([response.status, await codeOf(response)], [status, code], JSON.stringify(sent).slice(0, 200));
}

test("refuses a body that is not JSON before reading it [P40]", async () => {
  const world = await createWorld();
  const body = JSON.stringify({ scheduleId: world.scheduleId, name: "Mine" });
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
    "application/jsonp",
  ]) {
    await refusedAs(world, { body, headers: { "content-type": type } }, 415, "request.unsupported");
  }
  const gzip = { "content-encoding": "gzip" };
  await refusedAs(world, { body, headers: gzip }, 415, "request.unsupported");
  await refusedAs(world, {}, 415, "request.unsupported");
  const charset = await world.send(rename, { body, headers: { "content-type": "Application/JSON ; charset=utf-8" } });
  assert.equal(charset.status, 200);
});

test("responds to a malformed body with 422 and changes nothing", async () => {
  const world = await createWorld();
  const bodies = [
    "",
    "{",
    '{"name":',
    "null",
    "5",
    '"x"',
    "[]",
    "{}{}",
    "\u0000",
    '{"scheduleId":1,"name":[]}',
    "NaN",
    "'x'",
  ];
  for (const body of bodies) await refusedAs(world, { body }, 422, "request.invalid");
  await refusedAs(world, { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) }, 422, "request.invalid");
  const response = await world.send(`/schedules.get?scheduleId=${world.scheduleId}`);
  assert.equal(((await response.json()) as { schedule: { number: number } }).schedule.number, 2);
});

test("responds to a body above the limit with 413, whether its length is announced, wrongly announced or streamed", async () => {
  const world = await createWorld({ bodyLimit: 1000 });
  const body = JSON.stringify({ scheduleId: world.scheduleId, name: "x".repeat(1000) });
  await refusedAs(world, { body }, 413, "request.too-large");
  await refusedAs(world, { body: streamOf(body) }, 413, "request.too-large");
  await refusedAs(world, { body, headers: { "content-length": "10" } }, 413, "request.too-large");
});

test("responds with 500 if the host has read the body or holds a reader of it, without an adapter for Node", async () => {
  const { server, scheduleId } = await createWorld();
  const starts = {
    read: (request: Request) => request.text(),
    locked: (request: Request) => request.body?.getReader(),
  };
  for (const [name, start] of Object.entries(starts)) {
    const request = new Request(`http://localhost/rollcall${rename}`, {
      method: "POST",
      headers: { "x-user": "ann", "content-type": "application/json" },
      body: JSON.stringify({ scheduleId, name: "Mine" }),
    });
    await start(request);
    const response = await server.handler(request);
    assert.deepEqual([response.status, await codeOf(response)], [500, "internal"], name);
  }
});

test("stops reading an endless body at the limit", async () => {
  const world = await createWorld({ bodyLimit: 10_000 });
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1000;
      controller.enqueue(new Uint8Array(1000).fill(0x20));
    },
  });
  await refusedAs(world, { body: endless }, 413, "request.too-large");
  assert.ok(given < 20_000, `${given} bytes taken`);
});

test("refuses an unknown caller before reading their body", async () => {
  const world = await createWorld();
  let given = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    },
    { highWaterMark: 0 },
  );
  await refusedAs(world, { as: null, body }, 401, "request.unauthenticated");
  assert.equal(given, 0);
});

test("handles deep and long bodies within the limit quickly", async () => {
  const world = await createWorld();
  const deep = 500_000;
  const bodies = [
    "[".repeat(deep) + "]".repeat(deep),
    `{"scheduleId":"${world.scheduleId}","name":${"[".repeat(deep)}${"]".repeat(deep)}}`,
    `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`,
    `{"scheduleId":"${world.scheduleId}","name":"${"\\u0000".repeat(100_000)}"}`,
  ];
  for (const body of bodies) {
    const before = process.cpuUsage();
    await refusedAs(world, { body }, 422, "request.invalid");
    // CPU time, because a busy machine delays any request.
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 1_000_000, "took more than a second of CPU time");
  }
});

test("ignores `__proto__` and `constructor` in bodies and queries [P56]", async () => {
  const world = await createWorld();
  const { scheduleId } = world;
  const poisons = [
    '"__proto__":{"name":"Mine","polluted":1}',
    '"constructor":{"prototype":{"polluted":1}}',
    '"\\u005f_proto__":{"polluted":1}',
  ];
  for (const poison of poisons) {
    await refusedAs(world, { body: `{"scheduleId":"${scheduleId}",${poison}}` }, 422, "request.invalid");
    const response = await world.send("/members.add", {
      body: `{"scheduleId":"${scheduleId}","people":[{"address":"x@example.org",${poison}}]}`,
    });
    assert.ok([200, 422].includes(response.status));
  }
  for (const name of ["__proto__", "constructor", "__proto__[polluted]", "toString"]) {
    const response = await world.send(
      `/schedules.get?scheduleId=${scheduleId}&${name}=${encodeURIComponent('{"polluted":1}')}`,
    );
    assert.ok([200, 422].includes(response.status), name);
  }
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

test("rejects a malformed idempotency key", async () => {
  const world = await createWorld();
  const body = { scheduleId: world.scheduleId, name: "Ward 4" };
  for (const key of ["", "x".repeat(129), "ü", "\t"]) {
    await refusedAs(world, { body, headers: { "idempotency-key": key } }, 422, "request.invalid");
  }
});

const streamOf = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < text.length; at += 100)
        controller.enqueue(new TextEncoder().encode(text.slice(at, at + 100)));
      controller.close();
    },
  });
