import assert from "node:assert/strict";
import test from "node:test";
import { createWebSecrets } from "@rollcall/core";
import fc from "fast-check";
import { nodeSecrets } from "./node-secrets.ts";

test("Node secrets equal web secrets of the same key, and are synchronous", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  const key = fc.string({ unit: "grapheme", minLength: 32, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(key, fc.array(text, { maxLength: 4 }), text, text, text, async (secret, words, ...hashed) => {
      const node = nodeSecrets(secret);
      const web = createWebSecrets(secret);
      assert.equal(node.derive(...words), await web.derive(...words));
      assert.equal(node.hash(...hashed), await web.hash(...hashed));
    }),
  );
});

test("a secret has 32 base64url characters, is unique, and cannot be derived without the key", () => {
  const one = nodeSecrets();
  const other = nodeSecrets();
  const made = [one.random(), one.random(), one.derive("invitation", "x"), other.derive("invitation", "x")];
  for (const secret of made) assert.match(secret, /^[\w-]{32}$/);
  assert.equal(new Set(made).size, made.length);
  assert.equal(one.derive("invitation", "x"), one.derive("invitation", "x"));
  assert.notEqual(one.derive("invitation", "x"), one.derive("calendar-reminder", "x"));
  assert.match(one.hash("secret", "invitation", "x"), /^[\w-]{43}$/);
});

test("rejects a key that is too short at startup, and names it [F15]", () => {
  assert.throws(() => nodeSecrets("short"), { name: "TypeError", message: /`secret`/ });
  assert.doesNotThrow(() => nodeSecrets("x".repeat(32)));
});
