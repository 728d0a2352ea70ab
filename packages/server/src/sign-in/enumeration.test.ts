import assert from "node:assert/strict";
import test from "node:test";
import { createWebPasswords, type Passwords, type Store } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { openPortal, ownPassword, type Portal, signIn } from "./sign-in.fixture.ts";

/** The comparable parts of a response, without those that always differ. */
async function comparable(response: Response): Promise<object> {
  const headers = [...response.headers].filter(([name]) => name !== "x-request-id");
  return { status: response.status, headers, cookies: response.headers.getSetCookie(), body: await response.text() };
}

/** Addresses of people in every state that must not be disclosed. */
async function openStates(portal: Portal): Promise<Readonly<Record<string, string>>> {
  const known = await portal.settle("known");
  const paused = await portal.settle("paused");
  await portal.ann("access.setPortal", { personId: paused.personId, portal: "off" });
  const deactivated = await portal.settle("deactivated");
  await portal.ann("people.deactivate", { personId: deactivated.personId });
  const expired = await portal.hire("expired");
  portal.clock.time += 73 * 3_600_000;
  const locked = await portal.settle("locked");
  for (let i = 0; i < 10; i++) await signIn(portal.visit({ address: `203.0.113.${i}` }), locked.email, "guess");
  const invited = await portal.hire("invited");
  const created = await portal.create("created");
  const people = { known, paused, deactivated, expired, locked, invited, created };
  return {
    ...Object.fromEntries(Object.entries(people).map(([state, { email }]) => [state, email])),
    unknown: "unknown@workers.test",
    "no address": "known",
    "user of the host": "ann@example.org",
  };
}

/** A password adapter that records its calls. */
function watchedPasswords(): { readonly passwords: Passwords; readonly work: string[] } {
  const real = createWebPasswords(1);
  const work: string[] = [];
  return {
    work,
    passwords: {
      ...real,
      hash: async (password) => {
        work.push("hash");
        return real.hash(password);
      },
      verify: async (kept, password) => {
        work.push(`verify ${kept.split("$").slice(0, 2).join("$")} ${kept.length}`);
        return real.verify(kept, password);
      },
    },
  };
}

/** A store that records the collections of each write. */
function watchedStore(): { readonly store: Store; readonly written: string[] } {
  const store = createMemoryStore();
  const written: string[] = [];
  const transaction = store.transaction.bind(store);
  store.transaction = (mode, work) =>
    transaction(mode, (tx) =>
      work({
        read: (queries) => tx.read(queries),
        write: (changes) => {
          written.push(changes.map(({ collection }) => collection.name).join());
          return tx.write(changes);
        },
      }),
    );
  return { store, written };
}

test("gives the same response to a wrong password, including headers, for every account state [P34]", async () => {
  const portal = await openPortal();
  const states = await openStates(portal);
  const unknown = await comparable(await signIn(portal.visit(), "unknown@workers.test", "a guess"));
  assert.match(JSON.stringify(unknown), /"status":401.*sign-in\.failed/);
  for (const [state, email] of Object.entries(states)) {
    assert.deepEqual(await comparable(await signIn(portal.visit(), email, "a guess")), unknown, state);
  }
  const elsewhere = { organizationId: "no-such", email: states["known"], password: ownPassword };
  assert.deepEqual(await comparable(await portal.visit().send("access.signIn", elsewhere)), unknown);
});

test("responds to the right password of a disabled account as to a wrong one [P34]", async () => {
  const portal = await openPortal();
  const states = await openStates(portal);
  const unknown = await comparable(await signIn(portal.visit(), "unknown@workers.test", ownPassword));
  for (const state of ["deactivated", "locked", "created", "expired"]) {
    assert.deepEqual(await comparable(await signIn(portal.visit(), states[state] ?? "", ownPassword)), unknown, state);
  }
});

test("each attempt costs one comparison with the same parameters, for every account [P34]", async () => {
  const { passwords, work } = watchedPasswords();
  const portal = await openPortal({ passwords });
  const states = await openStates(portal);
  work.length = 0;
  await signIn(portal.visit(), "unknown@workers.test", "a guess");
  const [once = "none"] = work;
  assert.deepEqual(work, [once]);
  for (const [state, email] of Object.entries(states)) {
    work.length = 0;
    await signIn(portal.visit(), email, "a guess");
    assert.deepEqual(work, [once], state);
  }
});

test("each attempt costs the same durable writes, for every account, even while it is locked [P34, P35]", async () => {
  const { store, written } = watchedStore();
  const portal = await openPortal({ store });
  const states = await openStates(portal);
  const writesOf = async (email: string): Promise<number> => {
    written.length = 0;
    await signIn(portal.visit(), email, "a guess");
    return written.length;
  };
  // The first attempt during a lock also warns the owner, once an hour.
  await writesOf(states["locked"] ?? "");
  const once = await writesOf("unknown@workers.test");
  assert.ok(once > 0);
  for (const [state, email] of Object.entries(states)) assert.equal(await writesOf(email), once, state);
});

test("gives the same response to password reset requests for every address [P34, P37]", async () => {
  const portal = await openPortal();
  const states = await openStates(portal);
  const before = portal.mails.length;
  const forgot = (email: string) => portal.visit().send("access.forgot", { organizationId: "org", email });
  const unknown = await comparable(await forgot("unknown@workers.test"));
  assert.match(JSON.stringify(unknown), /"status":200.*"body":"\{\}"/);
  for (const [state, email] of Object.entries(states))
    assert.deepEqual(await comparable(await forgot(email)), unknown, state);
  await portal.deliver();
  const mailed = portal.mails.slice(before).filter(({ text }) => text.includes("#reset="));
  assert.deepEqual(mailed.map(({ to }) => to.address).sort(), [states["known"], states["locked"]]);
});

test("gives the same response to every invalid link [P34, P37]", async () => {
  const portal = await openPortal();
  const { personId } = await portal.settle("known");
  const reset = (token: string) => portal.visit().send("access.reset", { token, next: ownPassword });
  const unknown = await comparable(await reset("none"));
  assert.match(JSON.stringify(unknown), /"status":404.*link\.invalid/);
  for (const token of [`${personId}.${"x".repeat(32)}`, `unknown.${"x".repeat(32)}`, "", personId, "x".repeat(300)]) {
    assert.deepEqual(await comparable(await reset(token)), unknown, token);
  }
});
