import assert from "node:assert/strict";
import test from "node:test";
import { createWebPasswords, type Passwords } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createArgon2Passwords } from "../node/index.ts";
import { codeOf, openPortal, ownPassword, signIn } from "./sign-in.fixture.ts";

/** A person with a temporary password. */
async function choosing(portal: Awaited<ReturnType<typeof openPortal>>) {
  const hired = await portal.hire("wanda");
  const visitor = portal.visit();
  await signIn(visitor, hired.email, hired.temporary);
  let current = hired.temporary;
  return {
    ...hired,
    /** Chooses a password; the previously chosen one is the current password. */
    async choose(next: string): Promise<Response> {
      const response = await visitor.send("access.changePassword", { current, next });
      if (response.status === 200) current = next;
      return response;
    },
  };
}

test("requires 15 characters and no composition rules [P38]", async () => {
  const portal = await openPortal();
  const { choose, email } = await choosing(portal);
  const refused = await choose("tenth umbrella");
  assert.equal(refused.status, 422);
  const { error } = (await refused.json()) as { error: object };
  assert.deepEqual(error, { code: "password.too-short", details: { least: 15 } });
  const fine = [
    "tenth umbrellas",
    "  tenth  umbrella  ",
    "回るコマは倒れない夜明けまでね",
    "🐈🐕🐎🐄🐖🐏🐑🦙🐐🦌🐓🦃🦆🦢🦉",
    "83719472650183726",
    `${"tenth umbrella ".repeat(68)}1234`,
  ];
  for (const next of fine) {
    assert.equal((await choose(next)).status, 200, next);
    assert.equal((await signIn(portal.visit(), email, next)).status, 200, next);
  }
});

test("lets a host require fewer characters, but at least 8 [P38]", async () => {
  const portal = await openPortal({ signIn: { leastPassword: 8 } });
  const { choose } = await choosing(portal);
  assert.equal(await codeOf(await choose("kiwitar")), "password.too-short");
  assert.equal((await choose("kiwi tar")).status, 200);
  await assert.rejects(openPortal({ signIn: { leastPassword: 7 } }), { name: "TypeError", message: /leastPassword/ });
});

test("refuses common passwords, variations of them, and the person's own name and address [P38]", async () => {
  const portal = await openPortal();
  const { choose, email } = await choosing(portal);
  for (const next of [
    "passwordpassword",
    "Password1234567",
    "qwertyuiopasdfgh",
    "rollcall-2026!!!",
    "aaaaaaaaaaaaaaaa",
    email,
  ]) {
    assert.equal(await codeOf(await choose(next)), "password.too-common", next);
  }
});

test("treats different encodings of the same letters as the same password, but not different letters [P38]", async () => {
  const portal = await openPortal();
  const { choose, email } = await choosing(portal);
  const chosen = "Überraschung im Café №1";
  assert.equal((await choose(chosen.normalize("NFD"))).status, 200);
  assert.equal((await signIn(portal.visit(), email, chosen.normalize("NFC"))).status, 200);
  assert.equal((await signIn(portal.visit(), email, chosen.normalize("NFD"))).status, 200);
  assert.equal(await codeOf(await signIn(portal.visit(), email, chosen.normalize("NFKC"))), "sign-in.failed");
});

test("uses the whole password from the first to the last byte [P38, P39]", async () => {
  const portal = await openPortal({ passwords: createArgon2Passwords() });
  const { choose, email } = await choosing(portal);
  const sameStart = "0123456789ab ".repeat(6).slice(0, 72);
  for (const [chosen, twin] of [
    [`${sameStart}x`, `${sameStart}y`],
    ["an umbrella\0of slate", "an umbrella\0of stone"],
    [`${sameStart.repeat(14)}last one`, `${sameStart.repeat(14)}last two`],
    ["an umbrella of slate ", "an umbrella of slate"],
  ] as const) {
    assert.equal((await choose(chosen)).status, 200, chosen);
    assert.equal(await codeOf(await signIn(portal.visit(), email, twin)), "sign-in.failed", twin);
    assert.equal((await signIn(portal.visit(), email, chosen)).status, 200, chosen);
  }
});

test("refuses a password above 1,024 bytes before hashing [P39]", async () => {
  let hashed = 0;
  const real = createWebPasswords(1);
  const passwords: Passwords = {
    ...real,
    hash: async (password) => ((hashed += 1), real.hash(password)),
    verify: async (kept, password) => ((hashed += 1), real.verify(kept, password)),
  };
  const portal = await openPortal({ passwords });
  const { choose, email } = await choosing(portal);
  hashed = 0;
  for (const long of ["x".repeat(1025), "é".repeat(513), "x".repeat(1_000_000)]) {
    for (const response of [await signIn(portal.visit(), email, long), await choose(long)]) {
      assert.deepEqual([response.status, await codeOf(response)], [422, "request.invalid"]);
    }
  }
  const huge = await signIn(portal.visit(), email, "x".repeat(1_048_576));
  assert.deepEqual([huge.status, await codeOf(huge)], [413, "request.too-large"]);
  assert.equal(hashed, 0);
});

test("rehashes a password with weaker parameters at the next sign-in [P39]", async () => {
  const store = createMemoryStore();
  const portal = await openPortal({ store, passwords: createArgon2Passwords() });
  const { email } = await portal.settle("wanda");
  const dearer = createArgon2Passwords({ passes: 3 });
  const hashes: string[] = [];
  const passwords: Passwords = {
    ...dearer,
    verify: (kept, password) => (hashes.push(kept), dearer.verify(kept, password)),
  };
  const later = await openPortal({ store, passwords });
  for (let times = 0; times < 2; times++) assert.equal((await signIn(later.visit(), email, ownPassword)).status, 200);
  assert.deepEqual(
    hashes.map((kept) => /t=\d/.exec(kept)?.[0]),
    ["t=2", "t=3"],
  );
});
