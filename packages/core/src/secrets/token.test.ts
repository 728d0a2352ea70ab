import assert from "node:assert/strict";
import test from "node:test";
import { createWebSecrets } from "./web-secrets.ts";
import { readToken, sameHash, toToken } from "./token.ts";

test("creates unique 192-bit secrets, and derives the same one only from the same words and key [P03, P09]", async () => {
  const secrets = createWebSecrets("k".repeat(32));
  const made = new Set(Array.from({ length: 1000 }, () => secrets.random()));
  assert.equal(made.size, 1000);
  for (const secret of made) assert.match(secret, /^[\w-]{32}$/);
  const derived = await secrets.derive("invitation", "a", "b");
  assert.match(derived, /^[\w-]{32}$/);
  assert.equal(await createWebSecrets("k".repeat(32)).derive("invitation", "a", "b"), derived);
  assert.notEqual(await createWebSecrets("l".repeat(32)).derive("invitation", "a", "b"), derived);
  assert.notEqual(await secrets.derive("invitation", "a", "c"), derived);
  assert.notEqual(await createWebSecrets().derive("x"), await createWebSecrets().derive("x"));
  assert.throws(() => createWebSecrets("short"), /32 characters/);
});

test("accepts a token only for its own subject and purpose [P03, P09]", async () => {
  const secrets = createWebSecrets();
  const secret = secrets.random();
  const hash = await secrets.hash(secret, "invitation", "one");
  const token = toToken("one", secret);
  const read = async (text: string, purpose: "invitation" | "calendar-reminder" = "invitation") =>
    sameHash(hash, (await readToken(secrets, purpose, text)).hash);
  assert.equal(await read(token), true);
  assert.equal(await read(token, "calendar-reminder"), false);
  for (const other of [toToken("two", secret), toToken("one", secrets.random()), "", "one", `${token}a`]) {
    assert.equal(await read(other), false);
  }
  assert.equal(sameHash(null, hash), false);
  assert.equal(sameHash("", ""), true);
  assert.equal(sameHash(hash, hash.slice(1)), false);
});
