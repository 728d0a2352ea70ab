import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { RollcallError } from "@rollcall/core/client";
import { createHttpTransport } from "./index.ts";
import { answer, refuse, scriptedServer, type Step } from "./scripted-server.fixture.ts";

const call = (name: string) => ({ name, mode: "run", input: {}, options: {} }) as const;
const list = call("schedules.list");

const signedIn = { session: { personId: "p" }, anonymous: ["access.signIn", "access.signOut"] };
const signedOut = { ...signedIn, session: null, reason: { code: "request.unauthenticated" } };

/** A transport that asks for the session, over a server that answers the question and calls from their own scripts. */
async function asking(t: TestContext, questions: readonly Step[], calls: readonly Step[]) {
  const counts = { session: 0, call: 0 };
  const next = (kind: keyof typeof counts, steps: readonly Step[]) => steps[Math.min(counts[kind]++, steps.length - 1)];
  const { baseUrl, requests } = await scriptedServer(t, (response, request) => {
    const step = request.url === "/rollcall/session" ? next("session", questions) : next("call", calls);
    step?.(response, request);
  });
  const transport = createHttpTransport({ baseUrl, checkSession: true, retry: 0 });
  return { transport, paths: () => requests.map(({ url }) => url.split("?")[0]?.slice("/rollcall/".length)) };
}

const refusedWith = (code: string) => (error: unknown) => error instanceof RollcallError && error.code === code;

test("refuses calls and streams of a signed-out caller without sending a request for each", async (t) => {
  const { transport, paths } = await asking(t, [answer(signedOut)], [answer({})]);
  const stream = transport.stream({ s: null }, new AbortController().signal)[Symbol.asyncIterator]();
  const results = await Promise.allSettled([transport.call(list), transport.call(list), stream.next()]);
  for (const result of results) {
    assert.ok(result.status === "rejected" && refusedWith("request.unauthenticated")(result.reason));
  }
  assert.deepEqual(paths(), ["session"]);
});

test("sends calls that need no session, and asks again after signing in", async (t) => {
  const { transport, paths } = await asking(t, [answer(signedOut), answer(signedIn)], [answer({})]);
  await transport.call(call("access.signIn"));
  await transport.call(list);
  await transport.call(list);
  assert.deepEqual(paths(), ["session", "access.signIn", "session", "schedules.list", "schedules.list"]);
});

test("reports why the caller isn't signed in", async (t) => {
  const ended = { ...signedOut, reason: { code: "session.ended" } };
  const { transport } = await asking(t, [answer(ended)], [answer({})]);
  await assert.rejects(transport.call(list), refusedWith("session.ended"));
});

test("asks again after a session has ended or the caller has signed out", async (t) => {
  const { transport, paths } = await asking(
    t,
    [answer(signedIn), answer(signedIn), answer(signedOut)],
    [refuse("session.ended", 401), answer({})],
  );
  await assert.rejects(transport.call(list), refusedWith("session.ended"));
  await transport.call(call("access.signOut"));
  await assert.rejects(transport.call(list), refusedWith("request.unauthenticated"));
  assert.deepEqual(paths(), ["session", "schedules.list", "session", "access.signOut", "session"]);
});

test("sends calls if the question can't be answered", async (t) => {
  const { transport, paths } = await asking(t, [refuse("request.not-found", 404)], [answer({ rows: [] })]);
  assert.deepEqual(await transport.call(list), { rows: [] });
  assert.deepEqual(paths(), ["session", "schedules.list"]);
});
