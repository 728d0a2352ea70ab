import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { secretWeakness } from "./secret-weakness.ts";

const cases: readonly [secret: string, weakness: ReturnType<typeof secretWeakness>][] = [
  ["", "short"],
  ["q7Vx2mTzR9cLw4HnYb8KsPd3GfJu6Ea", "short"],
  ["q7Vx2mTzR9cLw4HnYb8KsPd3GfJu6EaX", undefined],
  ["change-me-change-me-change-me-now", "example"],
  ["CHANGEME-q7Vx2mTzR9cLw4HnYb8KsPd3", "example"],
  ["a key of this installation, and long", "example"],
  ["0123456789abcdef0123456789abcdef", "example"],
  ["your-secret-your-secret-your-secret", "example"],
  ["keyboard cat keyboard cat keyboard", "example"],
  ["x".repeat(64), "repeated"],
  ["q7Vx2mTzR9cL".repeat(4), "repeated"],
];

for (const [secret, weakness] of cases) {
  test(`classifies the secret \`${secret}\` as ${weakness ?? "strong"} [F15]`, () => {
    assert.equal(secretWeakness(secret), weakness);
  });
}

test("never reports random bytes as an example, in any encoding [F15]", () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 64 }).filter((all) => new Set(all).size > 20);
  const encodings = fc.constantFrom("base64", "base64url", "hex");
  fc.assert(
    fc.property(
      bytes,
      encodings,
      (all, encoding) => secretWeakness(Buffer.from(all).toString(encoding as "hex")) === undefined,
    ),
  );
});
