import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { givenEmail, toEmail } from "./canonical-email.ts";

/** Spellings of one mailbox with their common key. */
const same: readonly (readonly [key: string, spellings: readonly string[]])[] = [
  [
    "ann@example.org",
    ["ann@example.org", "Ann@Example.org", " ann@example.org ", "ANN@example.ORG", "\tann@example.org\n"],
  ],
  ["ann+night@example.org", ["ann+night@example.org", "Ann+Night@EXAMPLE.org"]],
  ["jos\u00e9@example.org", ["jos\u00e9@example.org", "jose\u0301@example.org", "Jos\u00e9@Example.Org"]],
  [
    "ann@xn--bcher-kva.example",
    [
      "ann@b\u00fccher.example",
      "ann@B\u00dcCHER.example",
      "ann@bu\u0308cher.example",
      "ann@xn--bcher-kva.example",
      "ann@XN--BCHER-KVA.example",
    ],
  ],
  ["ann@xn--fa-hia.example", ["ann@fa\u00df.example"]],
  ["ann@example.org", ["ann@\uff45xample.org", "ann@example\u3002org"]],
  ["ann=?=b@example.org", ["ann=?=b@example.org"]],
  ["o'brien_1.a-b=c@mail.example.co.uk", ["o'brien_1.a-b=c@mail.example.co.uk", "O'Brien_1.A-B=C@Mail.Example.co.UK"]],
];

for (const [key, spellings] of same) {
  for (const typed of spellings) {
    test(`compares ${JSON.stringify(typed)} as ${key} [P16]`, () => {
      assert.equal(toEmail(typed)?.key, key);
    });
  }
}

const different: readonly (readonly [string, string])[] = [
  ["ann@example.org", "ann+x@example.org"],
  ["ann.lee@example.org", "annlee@example.org"],
  ["\u00c9va@example.org", "\u00e9va@example.org"],
  ["jose@example.org", "jos\u00e9@example.org"],
  ["ann@example.org", "ann@mail.example.org"],
];

for (const [one, other] of different) {
  test(`${one} and ${other} are different mailboxes [P16]`, () => {
    assert.notEqual(toEmail(one)?.key, toEmail(other)?.key);
  });
}

const long = "a".repeat(64);
const none: readonly string[] = [
  "",
  " ",
  "ann",
  "@example.org",
  "ann@",
  "ann@@example.org",
  "ann@127.0.0.1",
  "ann@0177.0.0.1",
  "ann@bob@example.org",
  "ann@example",
  "ann@.org",
  "ann@example..org",
  "ann@example.org.",
  "ann@-example.org",
  "ann@exa mple.org",
  "ann@exa_mple.org",
  "ann@[127.0.0.1]",
  ".ann@example.org",
  "ann.@example.org",
  "an..n@example.org",
  "an n@example.org",
  '"ann lee"@example.org',
  '"ann"@example.org',
  "ann\\@example.org",
  "=?utf-8?q?ann?=@example.org",
  "=?x?q?ann=40other.example=3e=00?=foo@example.org",
  "a=?utf-8?b?YW5u?=n@example.org",
  "=?@=?=@example.org",
  "ann%other.example@example.org",
  "ann%40other.example@example.org",
  "other.example!ann@example.org",
  "ann!@example.org",
  "@one.example,@two.example:ann@example.org",
  "Ann Lee <ann@example.org>",
  "ann@example.org, bob@example.org",
  "ann@example.org;bob@example.org",
  "ann@example.org\r\nBcc: eve@example.org",
  "ann\u0000@example.org",
  "ann\u200b@example.org",
  "a\u200dnn@example.org",
  "ann@exam\u200bple.org",
  "ann@exam\u00adple.org",
  "a\u202enn@example.org",
  "a\ufeffnn@example.org",
  "ann\u034f@example.org",
  "ann\ufe0f@example.org",
  "ann\u3164@example.org",
  "ann\u2800@example.org",
  "a\ud800nn@example.org",
  `${long}a@example.org`,
  `ann@${"b".repeat(64)}.org`,
  `${long}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example.org`,
];

for (const typed of none) {
  test(`rejects ${JSON.stringify(typed)} as an address [P16, P13]`, () => {
    assert.equal(toEmail(typed), undefined);
  });
}

test("sends mail to the address as typed, trimmed and in NFC [P16]", () => {
  assert.equal(toEmail(" Jose\u0301@B\u00fccher.Example ")?.address, "Jos\u00e9@B\u00fccher.Example");
});

test("keys are stable, and ASCII case never makes a different mailbox [P16]", () => {
  fc.assert(
    fc.property(fc.emailAddress({ size: "small" }), (typed) => {
      const email = toEmail(typed);
      if (email === undefined) return;
      assert.equal(toEmail(email.key)?.key, email.key);
      assert.equal(toEmail(typed.toUpperCase())?.key, email.key);
    }),
  );
});

test("never throws and never accepts an address longer than mail allows [P16, P56]", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.string({ maxLength: 20 }).map((s) => `${s}@example.org`),
      ),
      (typed) => {
        const email = toEmail(typed);
        assert(email === undefined || email.address.length <= 254);
      },
    ),
  );
});

test("an invalid address never becomes an empty key [P16]", () => {
  const email = toEmail("ann@example.org");
  assert.equal(givenEmail(email), email);
  assert.throws(() => givenEmail(toEmail("ann")), TypeError);
});
