import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { clientAddress } from "./client-address.ts";

const v4 = fc.ipV4();
const v6 = fc.ipV6().filter((text) => !ipaddr.IPv6.parse(text).isIPv4MappedAddress());
/** Arbitrary header values. */
const headerValue = fc.oneof(
  v4,
  v6,
  fc.constantFrom("", "unknown", "10.0.0.9", "::1", "_hidden", "1.2.3.4, 5.6.7.8"),
  fc.string(),
);

const check = <T extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<T>): void => {
  fc.assert(property, { numRuns: 500 });
};

test("ignores forwarded headers without trusted proxies [P36]", () => {
  const addressOf = clientAddress();
  check(
    fc.property(headerValue, v4, (forwarded, address) => {
      assert.equal(addressOf(forwarded, address), address);
    }),
  );
});

test("uses the address seen by the first of a given number of proxies, and ignores earlier entries [P36]", () => {
  const hops = fc.array(v4, { minLength: 1, maxLength: 4 });
  check(
    fc.property(fc.array(headerValue, { maxLength: 4 }), v4, hops, (forged, client, proxies) => {
      const addressOf = clientAddress(proxies.length);
      assert.equal(addressOf([...forged, client, ...proxies.slice(0, -1)].join(", "), proxies.at(-1)), client);
    }),
  );
});

test("uses the first address that is not a proxy if proxies are known by address [P36]", () => {
  const addressOf = clientAddress(["10.0.0.0/8", "2001:db8:ffff::/48", "192.0.2.7"]);
  const proxy = fc.constantFrom("10.1.2.3", "2001:db8:ffff::5", "192.0.2.7", "::ffff:10.9.9.9");
  const client = v4.filter((text) => !text.startsWith("10.") && text !== "192.0.2.7");
  check(
    fc.property(
      fc.array(headerValue, { maxLength: 4 }),
      client,
      fc.array(proxy, { maxLength: 4 }),
      (forged, one, proxies) => {
        const [nearest, ...farther] = [...proxies].reverse();
        const forwarded = nearest === undefined ? forged : [...forged, one, ...farther.reverse()];
        assert.equal(addressOf(forwarded.join(","), nearest ?? one), one);
      },
    ),
  );
});

test("does not trust neighbors of proxies listed one by one [P36]", () => {
  const addressOf = clientAddress(["192.0.2.7", "2001:db8::7"]);
  const client = "198.51.100.20";
  for (const proxy of ["192.0.2.7", "2001:db8::7"]) assert.equal(addressOf(client, proxy), client);
  for (const neighbor of ["192.0.2.6", "192.0.2.8", "193.0.2.7"]) assert.equal(addressOf(client, neighbor), neighbor);
  for (const neighbor of ["2001:db8::8", "2001:db8::1:7"]) assert.equal(addressOf(client, neighbor), "2001:db8::/64");
});

test("treats all addresses of one IPv6 /64 network as one source [P36]", () => {
  const addressOf = clientAddress();
  const group = fc.integer({ min: 0, max: 0xffff });
  const half = fc.tuple(group, group, group, group).filter((groups) => groups[0] !== 0);
  const write = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(":");
  check(
    fc.property(half, half, half, half, (network, another, host, other) => {
      const key = addressOf(undefined, write([...network, ...host]));
      assert.equal(addressOf(undefined, write([...network, ...other])), key);
      assert.equal(addressOf(undefined, write([...another, ...host])) === key, write(network) === write(another));
      assert.match(key, /^[0-9a-f:]+::\/64$/);
    }),
  );
});

test("recognizes an address in any notation [P36]", () => {
  const addressOf = clientAddress();
  const ways: readonly (readonly string[])[] = [
    [
      "192.0.2.7",
      "::ffff:192.0.2.7",
      "::FFFF:c000:0207",
      "0:0:0:0:0:ffff:192.0.2.7",
      "192.0.2.7:4711",
      "[::ffff:192.0.2.7]",
    ],
    [
      "2001:db8::1",
      "2001:0DB8:0:0:0:0:0:1",
      "2001:db8:0:0::9",
      "[2001:db8::1]:443",
      "[2001:db8::1]",
      "2001:db8::1%eth0",
    ],
  ];
  for (const [first = "", ...others] of ways) {
    for (const other of others) assert.equal(addressOf(undefined, other), addressOf(undefined, first), other);
  }
  check(
    fc.property(v4, (address) => {
      assert.equal(addressOf(undefined, `::ffff:${address}`), address);
      assert.equal(
        addressOf(undefined, ipaddr.IPv4.parse(address).toIPv4MappedAddress().toNormalizedString()),
        address,
      );
    }),
  );
});

test("uses `unknown` for an unknown address, never a forged one [P36]", () => {
  const unknown: readonly [trusted: number | string[], forwarded: string | undefined, address: string | undefined][] = [
    [0, undefined, undefined],
    [0, "192.0.2.7", undefined],
    [0, undefined, "127.1"],
    [0, undefined, "010.0.0.1"],
    [0, undefined, "0x7f000001"],
    [1, undefined, "10.0.0.1"],
    [1, "", "10.0.0.1"],
    [2, "192.0.2.7", "10.0.0.1"],
    [1, "192.0.2.7, invalid", "10.0.0.1"],
    [["10.0.0.0/8"], "192.0.2.7", undefined],
    [["10.0.0.0/8"], "192.0.2.7, 10.0.0.4.4", "10.0.0.1"],
  ];
  for (const [trusted, forwarded, address] of unknown) {
    assert.equal(clientAddress(trusted)(forwarded, address), "unknown", JSON.stringify([trusted, forwarded, address]));
  }
  check(
    fc.property(fc.string(), (text) => {
      const key = clientAddress()(undefined, text);
      assert.ok(key === "unknown" || ipaddr.isValid(key.replace(/\/64$/, "")), key);
    }),
  );
});

test("accepts a caller with the address of a trusted proxy", () => {
  assert.equal(clientAddress(["10.0.0.0/8"])(undefined, "10.0.0.4"), "10.0.0.4");
  assert.equal(clientAddress(["10.0.0.0/8"])("10.0.0.9", "10.0.0.4"), "10.0.0.9");
});

test("rejects invalid proxies when the server starts, and names them [P36]", () => {
  const misread = ["10/8", "010.0.0.0/8", "0x0a.0.0.0/8", "::ffff:10.0.0.0/104"].map((network) => [network]);
  for (const trusted of [-1, 1.5, Number.NaN, ["everything"], ["10.0.0.0/33"], ["10.0.0.0/8", ""], ...misread]) {
    assert.throws(() => clientAddress(trusted), { name: "TypeError", message: /`trustedProxies`/ });
  }
});
