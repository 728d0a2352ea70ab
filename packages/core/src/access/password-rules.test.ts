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
  ["words with blanks", "nine silent harbour cranes"],
  ["letters alone, no digit and no sign", "ninesilentharbourcranes"],
  ["digits alone", "593820571649302"],
  ["signs that are counted as people count", "🌊⚓🚢🛟🪝🧭🗺️🌅🐚🦀🐟🐙🦭🐳🪸"],
  ["64 characters", "The quick brown fox jumps over thirteen lazy dogs by the river."],
  ["who they are, with five more signs", "mei tanaka, harbour 71824"],
  ["another script", "девять тихих кранов в порту"],
] as const;

for (const [what, password] of fit) {
  test(`a password may be ${what} [Q47, P38]`, async () => assert.equal(await problemOf(password), undefined));
}

const unfit = [
  ["is one character short", "ninesilentcrane".slice(1), "password.too-short"],
  ["only looks long enough: joined signs count once as typed", "e\u0301".repeat(14), "password.too-short"],
  ["is on everybody's list", "Correct Horse Battery Staple", "password.too-common"],
  ["is one sign over and over", "aaaaaaaaaaaaaaaa", "password.too-common"],
  ["is a few signs over and over", "abcabcabcabcabcab", "password.too-common"],
  ["says who they are", "MeiTanakaMeiTanaka1", "password.too-common"],
  ["says who they are, with four more signs", "mei tanaka, harbour 7182", "password.too-common"],
  ["says for whom they work", "harbouroperations!!", "password.too-common"],
] as const;

for (const [what, password, code] of unfit) {
  test(`no password ${what} [Q47, P38]`, async () => assert.equal(await problemOf(password), code));
}

test("a host may ask for fewer characters, never for fewer than 8 or more than 64 [Q47]", async () => {
  assert.equal(await problemOf("crane 71", 8), undefined);
  assert.equal(await problemOf("crane 7", 8), "password.too-short");
  for (const leastPassword of [7, 65, 8.5]) {
    assert.throws(() => toSignInSettings({ leastPassword }), /`signIn\.leastPassword`/);
  }
  assert.throws(() => toSignInSettings({ temporaryHours: 169 }), /`signIn\.temporaryHours`/);
});

test("a password typed on another machine is the same one: compared after NFC, and not after NFKC [P38, Q47]", () => {
  assert.equal(toPassword("cafe\u0301 au bord de mer"), toPassword("caf\u00e9 au bord de mer"));
  assert.notEqual(toPassword("\ufb01rst of many cranes"), toPassword("first of many cranes"));
});

test("it is bytes that are too long to be hashed, and nothing shorter is cut [P39]", () => {
  assert.equal(isTooLong("é".repeat(maxPasswordBytes / 2)), false);
  assert.equal(isTooLong(`${"é".repeat(maxPasswordBytes / 2)}x`), true);
});

test("web passwords verify the whole value, NUL and all, and know hashes that are outdated [P39]", async () => {
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

test("what another adapter has kept is nobody's password, and no failure; it takes as long to say so [P34, P39]", async () => {
  for (const kept of ["", "$argon2id$v=19$m=19456,t=2,p=1$salt$hash", "pbkdf2-sha256$none$salt$hash"]) {
    assert.equal(await passwords.verify(kept, "nine silent harbour cranes"), false, kept);
    assert.equal(passwords.isOutdated(kept), true, kept);
  }
});

test("a temporary password is 100 bits in letters that are told apart, fits the rules and follows from its secret [Q27, P28]", async () => {
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
