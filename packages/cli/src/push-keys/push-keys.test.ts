import assert from "node:assert/strict";
import test from "node:test";
import { createWebPushSender } from "@rollcall/server/node";
import { install } from "../installation.fixture.ts";

test("prints a new pair of push keys as environment variables, without a configuration [X19]", async (t) => {
  const { call } = install(t);
  const results = [await call(["push-keys"]), await call(["push-keys"])];
  const keys = results.map(({ code, out }) => {
    assert.equal(code, 0);
    const [, publicKey = "", privateKey = ""] =
      /^ROLLCALL_PUSH_PUBLIC_KEY=([\w-]+)\nROLLCALL_PUSH_PRIVATE_KEY=([\w-]+)\n$/.exec(out) ?? [];
    return { publicKey, privateKey };
  });
  for (const pair of keys)
    assert.equal(createWebPushSender({ ...pair, subject: "mailto:rota@example.org" }).publicKey, pair.publicKey);
  assert.notEqual(keys[0]?.publicKey, keys[1]?.publicKey);
});
