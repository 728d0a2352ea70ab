import assert from "node:assert/strict";
import test from "node:test";
import { createArgon2Passwords } from "./argon2-passwords.ts";

const { isCommon } = createArgon2Passwords({ words: ["Acme Hospital"] });

const common: readonly [why: string, ...passwords: string[]][] = [
  ["listed ones, in any case", "password", "PassWord1", "qwertyuiop", "trustno1", "P@ssw0rd"],
  ["a common one repeated", "passwordpassword", "Password1Password1", "monkey monkey monkey", "123412341234123"],
  ["one with digits and symbols added", "password1234567", "!!!Welcome!!!2026", "rollcall2026!!!!", "love12345678901"],
  ["one with as many digits added as it has characters", "password83719472", "83719472password"],
  ["keyboard runs", "qwertyuiopasdfgh", "098765432109876", "abcdefghijklmnop", "mnbvcxzlkjhgfdsa"],
  ["one repeated character", "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "!!!!!!!!!!!!!!!1"],
  ["words of the product", "Worker Portal 2026", "schedulerscheduler", "temporary-password-1"],
  ["words added by the host", "acme hospital", "Acme Hospital 2026", "acme-hospital-acme-hospital"],
  ["another encoding of the same letters", "ｐａｓｓｗｏｒｄ１２３４５６７"],
];

for (const [why, ...passwords] of common) {
  test(`common passwords: ${why} [P38]`, async () => {
    for (const password of passwords) assert.equal(await isCommon(password), true, password);
  });
}

test("allows uncommon passwords without composition rules [P38]", async () => {
  const fine = [
    "password837194726",
    "correct horse battery staple",
    "der rote Hund schläft heute",
    "kwc93nd20fkqpaz",
    "83719472650183726",
    "9$7!l3&o8#v@5%e",
    "8372!love#91827364",
    "9$7!3&8#5%2@4^1",
    "回るコマは倒れない夜明けまで",
    "my cat is called password",
    "butterfly horses",
    "kiwi tar",
    "🐈 🐕 🐎 🐄 🐖 🐏 🐑 🦙",
  ];
  for (const password of fine) assert.equal(await isCommon(password), false, password);
});

test("the list has more than 3,000 passwords [P38]", async () => {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const sample = dictionary["passwords-common"].filter((_, index) => index % 97 === 0);
  assert.ok(dictionary["passwords-common"].length > 3000);
  for (const password of sample) assert.equal(await isCommon(password), true, password);
});
