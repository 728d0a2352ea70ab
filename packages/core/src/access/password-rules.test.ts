import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { maxPasswordBytes, toSignInSettings } from "./sign-in-settings.ts";
import { isTooLong, passwordProblem, toPassword } from "./password-rules.ts";
import { toTemporaryPassword } from "./temporary-password.ts";
import { createWebPasswords } from "./web-passwords.ts";

const passwords = createWebPasswords(1, (password) => password.toLowerCase() === "correct horse battery staple");
const about = ["Mei Tanaka", "mei.tanaka@contractor.example", "Harbour Operations"];
const problemOf = async (password: string, least = 15) =>
  (await passwordProblem(toPassword(password), about, toSignInSettings({ leastPassword: least }), passwords))?.code;

const fit = [
  ["words with spaces", "nine silent harbour cranes"],
  ["letters only, no digits or symbols", "ninesilentharbourcranes"],
  ["digits alone", "593820571649302"],
  ["characters counted as people count them", "🌊⚓🚢🛟🪝🧭🗺️🌅🐚🦀🐟🐙🦭🐳🪸"],
  ["64 characters", "The quick brown fox jumps over thirteen lazy dogs by the river."],
  ["their own name with five more characters", "mei tanaka, harbour 71824"],
  ["another script", "девять тихих кранов в порту"],
] as const;

for (const [what, password] of fit) {
  test(`accepts a password: ${what} [Q47, P38]`, async () => assert.equal(await problemOf(password), undefined));
}

const unfit = [
  ["one character too short", "ninesilentcrane".slice(1), "password.too-short"],
  ["only looks long enough: combined characters count once", "e\u0301".repeat(14), "password.too-short"],
  ["on the list of common passwords", "Correct Horse Battery Staple", "password.too-common"],
  ["one character repeated", "aaaaaaaaaaaaaaaa", "password.too-common"],
  ["a few characters repeated", "abcabcabcabcabcab", "password.too-common"],
  ["their own name", "MeiTanakaMeiTanaka1", "password.too-common"],
  ["their own name with four more characters", "mei tanaka, harbour 7182", "password.too-common"],
  ["the name of their organization", "harbouroperations!!", "password.too-common"],
] as const;

for (const [what, password, code] of unfit) {
  test(`rejects a password: ${what} [Q47, P38]`, async () => assert.equal(await problemOf(password), code));
}

test("a host may set a minimum length between 8 and 64 characters [Q47]", async () => {
  assert.equal(await problemOf("crane 71", 8), undefined);
  assert.equal(await problemOf("crane 7", 8), "password.too-short");
  for (const leastPassword of [7, 65, 8.5]) {
    assert.throws(() => toSignInSettings({ leastPassword }), /`signIn\.leastPassword`/);
  }
  assert.throws(() => toSignInSettings({ temporaryHours: 169 }), /`signIn\.temporaryHours`/);
});

test("compares passwords after NFC normalization, not NFKC, so any keyboard produces the same password [P38, Q47]", () => {
  assert.equal(toPassword("cafe\u0301 au bord de mer"), toPassword("caf\u00e9 au bord de mer"));
  assert.notEqual(toPassword("\ufb01rst of many cranes"), toPassword("first of many cranes"));
});

test("limits the length in bytes and never truncates a shorter password [P39]", () => {
  assert.equal(isTooLong("é".repeat(maxPasswordBytes / 2)), false);
  assert.equal(isTooLong(`${"é".repeat(maxPasswordBytes / 2)}x`), true);
});

test("web passwords verify the whole value, NUL included, and detect outdated hashes [P39]", async () => {
  const weak = await createWebPasswords(1).hash("nine silent harbour cranes");
  assert.equal(await passwords.verify(weak, "nine silent harbour cranes"), true);
  const long = "x".repeat(72);
  assert.equal(await passwords.verify(await passwords.hash(`${long}a`), `${long}b`), false);
  assert.equal(await passwords.verify(await passwords.hash("a\0b"), "a\0c"), false);
  assert.equal(createWebPasswords(2).isOutdated(weak), true);
  assert.equal(passwords.isOutdated(weak), false);
  assert.equal(passwords.isOutdated("$argon2id$v=19$m=19456,t=2,p=1$salt$hash"), true);
  assert.equal(await passwords.verify(await passwords.decoy(), ""), false);
});

test("a hash from another adapter matches no password, without an error and in the same time [P34, P39]", async () => {
  for (const kept of ["", "$argon2id$v=19$m=19456,t=2,p=1$salt$hash", "pbkdf2-sha256$none$salt$hash"]) {
    assert.equal(await passwords.verify(kept, "nine silent harbour cranes"), false, kept);
    assert.equal(passwords.isOutdated(kept), true, kept);
  }
});

test("a temporary password has 100 bits in unambiguous letters, meets the rules and is derived from its secret [Q27, P28]", async () => {
  const secrets = fc.stringMatching(/^[\w-]{32}$/);
  await fc.assert(
    fc.asyncProperty(secrets, async (secret) => {
      const password = toTemporaryPassword(secret);
      assert.match(password, /^(?:[2-9a-km-np-z]{4}-){4}[2-9a-km-np-z]{4}$/);
      assert.equal(toTemporaryPassword(secret), password);
      assert.notEqual((await problemOf(password)) ?? "", "password.too-short");
    }),
  );
});
