import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { codeOf, createWorld, type ServerWorld } from "./world.fixture.ts";

const open = (
  { send }: ServerWorld,
  topics: Readonly<Record<string, number | null>>,
  as = "bob",
  signal?: AbortSignal,
) => send(`/events?position=${encodeURIComponent(JSON.stringify(topics))}`, { as, ...(signal && { signal }) });

/** Reads a stream until it contains `words`, or to its end. */
async function readUntil(reader: ReadableStreamDefaultReader<string>, words?: string): Promise<string> {
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    text += value ?? "";
    if (done || (words !== undefined && text.includes(words))) return text;
  }
}

const readerOf = (response: Response): ReadableStreamDefaultReader<string> =>
  response.body!.pipeThrough(new TextDecoderStream()).getReader();

/** Lets four seconds pass and waits for the effects. */
async function look(t: TestContext): Promise<void> {
  t.mock.timers.tick(4000);
  await settled();
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("sends events as JSON with the topic and number to resume from", async () => {
  const world = await createWorld();
  const { scheduleId } = world;
  const response = await open(world, { [scheduleId]: 1 });
  assert.match(String(response.headers.get("content-type")), /^text\/event-stream/);
  assert.equal(response.headers.get("cache-control"), "private, no-store, no-transform");
  assert.equal(response.headers.get("x-accel-buffering"), "no");
  const reader = readerOf(response);
  const text = await readUntil(reader, "id: ready");
  assert.match(text, new RegExp(`\\nid: ${scheduleId}:2\\n`));
  assert.match(text, /data: \{"kind":"change".*"operation":"members.add"/);
  assert.doesNotMatch(text, /example\.org/);
  await reader.cancel();
});

test("rejects an invalid position", async () => {
  const { send } = await createWorld();
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`t${i}`, null])));
  for (const position of ["", "null", "[]", "{}", '{"a":-1}', '{"a":1.5}', '{"a":"1"}', '{"":1}', "{", many]) {
    const response = await send(`/events?position=${encodeURIComponent(position)}`);
    assert.deepEqual([response.status, await codeOf(response)], [422, "request.invalid"], position);
  }
  assert.equal((await send("/events")).status, 422);
});

test("closes a stream within 5 seconds after its session has ended [P24]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const world = await createWorld();
  const reader = readerOf(await open(world, { [world.scheduleId]: null }));
  await readUntil(reader, "id: ready");
  await look(t);
  world.signedOut.add("bob");
  await look(t);
  const rest = await readUntil(reader);
  assert.doesNotMatch(rest, /data:/);
});

test("closes a stream at the next check if its session cannot be confirmed [P24]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let answers = true;
  const world = await createWorld({
    authenticate: ({ headers }) => {
      const user = String(headers.get("x-user"));
      const identity = {
        organizationId: "org",
        hostUserId: user,
        email: `${user}@example.org`,
        emailVerified: true,
        name: user,
      };
      return answers ? { ...identity, organizationRole: "member" } : new Promise(() => undefined);
    },
  });
  const reader = readerOf(await open(world, { [world.scheduleId]: null }));
  await readUntil(reader, "id: ready");
  answers = false;
  await look(t);
  await look(t);
  await readUntil(reader);
});

test("closes a stream whose caller has changed, so that they reconnect with their current identity [P24]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let organizationRole: "admin" | "member" = "admin";
  const world = await createWorld({
    authenticate: () => ({
      organizationId: "org",
      hostUserId: "otto",
      email: "otto@example.org",
      emailVerified: true,
      name: "otto",
      organizationRole,
    }),
  });
  const reader = readerOf(await open(world, { [world.scheduleId]: null }));
  await readUntil(reader, "id: ready");
  organizationRole = "member";
  await look(t);
  await readUntil(reader);
});

test("sends a heartbeat on a quiet stream within 15 seconds", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const world = await createWorld();
  const reader = readerOf(await open(world, { [world.scheduleId]: null }));
  await readUntil(reader, "id: ready");
  const beat = readUntil(reader, ": \n\n");
  for (let seconds = 0; seconds < 15; seconds += 4) await look(t);
  assert.match(await beat, /^\n*: \n\n$/);
  await reader.cancel();
});

test("closes a stream whose reader has stalled, and keeps the others", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const world = await createWorld();
  const stuck = await open(world, { [world.scheduleId]: null });
  const reader = readerOf(await open(world, { [world.scheduleId]: null }, "ann"));
  await readUntil(reader, "id: ready");
  let beats = "";
  for (let looks = 0; looks < 12; looks++) {
    await look(t);
    if (looks % 3 === 2) beats += await readUntil(reader, ": \n\n");
  }
  assert.equal(beats.match(/: \n\n/g)?.length, 4);
  await readUntil(readerOf(stuck));
  await reader.cancel();
});

test("leaves nothing behind when streams are interrupted [F10]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let listening = 0;
  const world = await createWorld();
  const { stream } = world.rollcall;
  const counted = {
    ...world.rollcall,
    async *stream(...parts: Parameters<typeof stream>) {
      listening += 1;
      try {
        yield* stream(...parts);
      } finally {
        listening -= 1;
      }
    },
  };
  const { createServer } = await import("./create-server.ts");
  const identity = {
    organizationId: "org",
    hostUserId: "ann",
    email: "ann@example.org",
    emailVerified: true,
    name: "ann",
  };
  const server = createServer({ rollcall: counted, authenticate: () => ({ ...identity, organizationRole: "admin" }) });
  for (let i = 0; i < 20; i++) {
    const position = encodeURIComponent(JSON.stringify({ [world.scheduleId]: null }));
    const response = await server.handler(new Request(`https://rollcall.test/rollcall/events?position=${position}`));
    const reader = readerOf(response);
    if (i % 2 === 0) await readUntil(reader, "id: ready");
    await reader.cancel();
    await settled();
  }
  await settled();
  assert.equal(listening, 0);
});

test("ends its streams when the server closes", async () => {
  const world = await createWorld();
  const reader = readerOf(await open(world, { [world.scheduleId]: null }));
  await readUntil(reader, "id: ready");
  world.server.close();
  await readUntil(reader);
});

test("ends a stream whose caller was still being recognized when the server closed", async () => {
  const world = await createWorld({
    authenticate: () => {
      world.server.close();
      return {
        organizationId: "org",
        hostUserId: "bob",
        email: "bob@example.org",
        emailVerified: true,
        name: "bob",
        organizationRole: "member",
      };
    },
  });
  const response = await open(world, { [world.scheduleId]: null });
  assert.equal(response.status, 200);
  assert.doesNotMatch(await readUntil(readerOf(response)), /data:/);
});
