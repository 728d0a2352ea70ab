import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import type { ProxyReady } from "./proxy.ts";

test("sends requests only to servers that are ready, and explains why none is [F4]", async (t) => {
  const [one, other] = [await startServer(t, "one"), await startServer(t, "other")];
  const proxy = fork(new URL("proxy.ts", import.meta.url), ["0"], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  t.after(async () => {
    const ended = once(proxy, "exit");
    proxy.kill();
    await ended;
  });
  const [{ port }] = (await once(proxy, "message")) as [ProxyReady];
  const ask = async () => {
    const response = await fetch(`http://localhost:${port}/page`);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const untilAnswers = async (...expected: readonly string[]): Promise<void> => {
    for (;;) {
      const texts = new Set([(await ask()).text, (await ask()).text, (await ask()).text]);
      if ([...texts].sort().join() === expected.join()) return;
    }
  };
  const none = await ask();
  assert.deepEqual([none.status, none.headers.get("retry-after")], [503, "1"]);
  proxy.send({ targets: [one.url, other.url] });
  await untilAnswers("one", "other");
  one.isReady = false;
  await untilAnswers("other");
  const before = one.pages;
  for (let index = 0; index < 10; index++) assert.equal((await ask()).text, "other");
  assert.equal(one.pages, before);
  one.isReady = true;
  await untilAnswers("one", "other");
  await one.close();
  await untilAnswers("other");
  other.isReady = false;
  let answer = await ask();
  while (answer.status === 200) answer = await ask();
  assert.match(answer.text, /^No server is ready for this request\. Try again in a moment\.\n/);
  assert.match(answer.text, /\nhttp:\/\/localhost:\d+ (?:does not respond|refuses connections)\n/);
  assert.match(answer.text, /\nhttp:\/\/localhost:\d+ is not ready: 503 store\.unavailable\n/);
  proxy.send({ targets: [] });
  while ((await ask()).text.includes("http:")) await new Promise(setImmediate);
});

/** A server that responds with its name, and reports whether it is ready. */
async function startServer(t: TestContext, name: string) {
  const state = { isReady: true, pages: 0 };
  const server = createServer(({ url }, response) => {
    if (url !== "/rollcall/health/ready") {
      state.pages += 1;
      response.end(name);
    } else if (state.isReady) response.end("{}");
    else response.writeHead(503).end("store.unavailable");
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  t.after(close);
  return Object.assign(state, { url: `http://localhost:${(server.address() as AddressInfo).port}`, close });
}
