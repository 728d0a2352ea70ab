import assert from "node:assert/strict";
import test from "node:test";
import { mainThreadShare } from "../main-thread-share.fixture.ts";
import { createArgon2Passwords } from "./argon2-passwords.ts";

const passwords = createArgon2Passwords();
const password = "an umbrella of slate";

test("stores a password as Argon2id with 19 MiB and two passes, with a unique hash [P39]", async () => {
  const [one, other] = await Promise.all([passwords.hash(password), passwords.hash(password)]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(one, other);
  assert.equal(await passwords.verify(one, password), true);
  assert.equal(await passwords.verify(one, `${password}.`), false);
});

test("uses the whole password: beyond 72 bytes, after a NUL, and at 1,024 bytes [P38, P39]", async () => {
  const head = "x".repeat(72);
  const twins: readonly [string, string][] = [
    [`${head}a`, `${head}b`],
    ["before\0after one", "before\0after two"],
    [`${"x".repeat(1023)}a`, `${"x".repeat(1023)}b`],
    ["  spaces  count  ", "spaces  count"],
    ["Schlüsselbund", "Schlusselbund"],
  ];
  for (const [one, other] of twins) {
    const kept = await passwords.hash(one);
    assert.deepEqual([await passwords.verify(kept, one), await passwords.verify(kept, other)], [true, false], one);
  }
});

test("accepts a hash with other parameters as outdated [P39]", async () => {
  const dearer = createArgon2Passwords({ passes: 3 });
  const kept = await passwords.hash(password);
  assert.deepEqual([passwords.isOutdated(kept), dearer.isOutdated(kept)], [false, true]);
  assert.equal(await dearer.verify(kept, password), true);
  const rehashed = await dearer.hash(password);
  assert.match(rehashed, /m=19456,t=3,p=1/);
  assert.deepEqual([passwords.isOutdated(rehashed), dearer.isOutdated(rehashed)], [true, false]);
  assert.equal(await passwords.verify(rehashed, password), true);
});

test("accepts a hash with another amount of memory as outdated [P39]", async () => {
  const wider = createArgon2Passwords({ memory: 20_480 });
  const kept = await wider.hash(password);
  assert.match(kept, /m=20480,t=2,p=1/);
  assert.deepEqual([wider.isOutdated(kept), passwords.isOutdated(kept)], [false, true]);
  assert.equal(await passwords.verify(kept, password), true);
});

test("rejects parameters that are too weak, and names them [P39]", () => {
  assert.throws(() => createArgon2Passwords({ memory: 19_455 }), { name: "TypeError", message: /`memory`/ });
  assert.throws(() => createArgon2Passwords({ passes: 1 }), { name: "TypeError", message: /`passes`/ });
});

test("the decoy hash has the current parameters and matches no password [P34]", async () => {
  const dearer = createArgon2Passwords({ passes: 3 });
  assert.match(await dearer.decoy(), /^\$argon2id\$v=19\$m=19456,t=3,p=1\$/);
  assert.equal((await dearer.decoy()).length, (await dearer.hash(password)).length);
  assert.equal(dearer.isOutdated(await dearer.decoy()), false);
  assert.equal(await dearer.verify(await dearer.decoy(), password), false);
});

test("an invalid or foreign hash matches no password and is outdated [P39]", async () => {
  for (const kept of ["", "plain", "$2b$10$N9qo8uLOickgx2ZMRZoMye", "$argon2id$v=19$m=19456,t=2,p=1$short"]) {
    assert.deepEqual([await passwords.verify(kept, password), passwords.isOutdated(kept)], [false, true], kept);
  }
});

test("doesn't block the event loop while hashing [P39]", async () => {
  const share = await mainThreadShare(() => Promise.all(Array.from({ length: 8 }, () => passwords.hash(password))));
  assert.ok(share < 0.5, String(share));
});

test("limits waiting hashes, asks other callers to retry, and loses none [P35]", async () => {
  const narrow = createArgon2Passwords({ atOnce: 1, maxWaiting: 2 });
  const kept = await passwords.hash(password);
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => narrow.verify(kept, password)));
  const [done, refused] = [
    tries.filter(({ status }) => status === "fulfilled"),
    tries.filter(({ status }) => status === "rejected"),
  ];
  assert.equal(done.length + refused.length, 6);
  assert.ok(done.length >= 3 && refused.length >= 1, `${done.length} of 6 were compared`);
  for (const { reason } of refused as PromiseRejectedResult[]) {
    const { code, details } = reason as { code: string; details: { retryAfter: number } };
    assert.deepEqual([code, details.retryAfter], ["request.throttled", 1]);
  }
  assert.equal(await narrow.verify(kept, password), true);
});
