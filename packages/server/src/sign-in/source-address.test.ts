import assert from "node:assert/strict";
import test from "node:test";
import type { ServerOptions } from "../create-server.ts";
import { openPortal, ownPassword, signIn } from "./sign-in.fixture.ts";

interface Place {
  readonly address?: string | undefined;
  readonly forwarded?: string;
  /** The signed-in host user. */
  readonly user?: string;
  /** The cookie header of the browser. */
  readonly cookie?: string;
}

/** The number of 110 wrong passwords for different addresses that are checked before the source is blocked. */
async function looked(placeOf: (n: number) => Place, options: Partial<ServerOptions> = {}): Promise<number> {
  const portal = await openPortal({}, options);
  let seen = 0;
  for (let n = 0; n < 110; n++) {
    const { address, forwarded, user, cookie } = placeOf(n);
    const headers: Record<string, string> = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    const input = { organizationId: "org", email: `person-${n}@workers.test`, password: ownPassword };
    const visitor = portal.visit({ address, ...(user !== undefined && { user }) });
    visitor.cookie = cookie;
    const response = await visitor.send("access.signIn", input, headers);
    if (response.status === 401) seen += 1;
    else assert.equal(response.status, 429);
  }
  return seen;
}

const rotating = (n: number): string => `203.0.113.${n}`;

test("treats a caller with changing `X-Forwarded-For` as one source without trusted proxies [P36]", async () => {
  assert.equal(await looked((n) => ({ address: "192.0.2.1", forwarded: rotating(n) })), 100);
});

test("uses the address reported by a proxy and ignores earlier entries [P36]", async () => {
  const behind = { trustedProxies: 1 };
  const lying = (n: number) => ({ address: "10.0.0.1", forwarded: `${rotating(n)}, 192.0.2.1` });
  assert.equal(await looked(lying, behind), 100);
  assert.equal(await looked((n) => ({ address: "10.0.0.1", forwarded: `192.0.2.1, ${rotating(n)}` }), behind), 110);
  assert.equal(await looked(lying, { trustedProxies: ["10.0.0.0/8"] }), 100);
});

test("a caller that bypasses the proxy cannot choose its address [P36]", async () => {
  const direct = (n: number) => ({ address: "192.0.2.1", forwarded: rotating(n) });
  assert.equal(await looked(direct, { trustedProxies: ["10.0.0.0/8"] }), 100);
});

test("treats an IPv6 network, and an address in any notation, as one source [P36]", async () => {
  assert.equal(await looked((n) => ({ address: `2001:db8:1:2:${n.toString(16)}::1` })), 100);
  assert.equal(await looked((n) => ({ address: `2001:db8:1:${n.toString(16)}::1` })), 110);
  const ways = ["192.0.2.1", "::ffff:192.0.2.1", "::FFFF:C000:0201", "0:0:0:0:0:ffff:c000:201"];
  assert.equal(await looked((n) => ({ address: ways[n % ways.length] })), 100);
});

test("callers without a known address share one limit [P36]", async () => {
  const unknown: readonly Place[] = [
    { address: undefined },
    { address: "unix:/run/rollcall.sock" },
    { address: undefined, forwarded: "203.0.113.5" },
    { address: "" },
  ];
  assert.equal(await looked((n) => unknown[n % unknown.length] ?? {}), 100);
});

test("uses a socket's remote address [P36]", async (t) => {
  const { serve } = await import("../node/index.ts");
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const listening = await serve({ server: portal.server, port: 0, hostname: "127.0.0.1" });
  t.after(() => listening.close());
  const attempt = async (forwarded: string) =>
    fetch(`${listening.url}/rollcall/access.signIn`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": forwarded },
      body: JSON.stringify({ organizationId: "org", email: `${forwarded}@workers.test`, password: ownPassword }),
    });
  for (let n = 0; n < 100; n++) assert.equal((await attempt(rotating(n))).status, 401);
  assert.equal((await attempt("203.0.113.200")).status, 429);
  assert.equal((await signIn(portal.visit({ address: "127.0.0.1" }), email, ownPassword)).status, 429);
  assert.equal((await signIn(portal.visit({ address: "127.0.0.2" }), email, ownPassword)).status, 200);
});

test("counts guesses by source even for signed-in callers and after a session has ended [P36]", async () => {
  const dead = "__Host-rollcall=a-session-that-is-long-since-over";
  for (const browser of [{ user: "ina" }, { cookie: dead }]) {
    assert.equal(await looked(() => ({ address: "192.0.2.1", ...browser })), 100);
    assert.equal(await looked((n) => ({ address: rotating(n), ...browser })), 110);
  }
});
