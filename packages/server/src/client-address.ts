import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

/**
 * Which proxies stand before a server: how many, one behind the other, or the addresses they have (`10.0.0.0/8`,
 * `2001:db8::/32`, `192.0.2.7`). What anybody else says in `X-Forwarded-For` counts for nothing.
 */
export type TrustedProxies = number | readonly string[];

/**
 * Where a request comes from, as limits count it.
 * @param forwarded the request's `X-Forwarded-For`, if it has one
 * @param address what is at the other end of the socket, if there is one
 */
export type ClientAddress = (forwarded: string | undefined, address: string | undefined) => string;

/** The one bucket of all whose address nobody knows. */
const unknownAddress = "unknown";

/** Of an IPv6 address, what is given to one customer: half of it. */
const prefix = { bits: 64, groups: 4 };

/**
 * Tells the address of a client (P36): `192.0.2.7`, or the /64 of an IPv6 address, each written in one way alone; an IPv4
 * address in IPv6 clothes is the IPv4 address. `unknown` where the proxies did not say, or said what is no address.
 * @param trusted the proxies before this server; none if left out
 * @throws {TypeError} names what of `trustedProxies` is neither a number of proxies nor an address
 */
export function clientAddress(trusted: TrustedProxies = 0): ClientAddress {
  if (typeof trusted === "number") {
    if (!Number.isInteger(trusted) || trusted < 0) throw unreadable(trusted);
    return (forwarded, address) => keyOf(toAddress([...hopsOf(forwarded), address].at(-1 - trusted)));
  }
  const ranges = trusted.map(toRange);
  const isTrusted = (address: Address): boolean => ranges.some((range) => isWithin(address, range));
  return (forwarded, address) => {
    let found = toAddress(address);
    for (const hop of hopsOf(forwarded).reverse()) {
      if (found === null || !isTrusted(found)) break;
      found = toAddress(hop);
    }
    return keyOf(found);
  };
}

/** What the proxies said, each of the one before it: the last is the nearest. */
const hopsOf = (forwarded: string | undefined): string[] =>
  forwarded === undefined ? [] : forwarded.split(",").map((hop) => hop.trim());

/** Some proxies say the port as well. */
const withPort = /^(?:\[(?<v6>[^\]]*)\](?::\d{1,5})?|(?<v4>\d+\.\d+\.\d+\.\d+):\d{1,5})$/;

function toAddress(text: string | undefined): Address | null {
  if (text === undefined) return null;
  const { v4, v6 } = withPort.exec(text)?.groups ?? {};
  const bare = v4 ?? v6 ?? text;
  // An address of fewer parts or with leading zeros means one thing here and another there.
  const isOne = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare);
  return isOne ? ipaddr.process(bare) : null;
}

function keyOf(address: Address | null): string {
  if (address === null) return unknownAddress;
  if (!isV6(address)) return address.toString();
  const groups = address.parts.map((group, index) => (index < prefix.groups ? group : 0));
  return `${new ipaddr.IPv6(groups).toString()}/${prefix.bits}`;
}

const isV6 = (address: Address): address is ipaddr.IPv6 => address.kind() === "ipv6";

function toRange(text: string): Range {
  const [bare = "", bits] = text.split("/");
  const address = toAddress(bare);
  if (address !== null && bits === undefined) return [address, isV6(address) ? 128 : 32];
  const range = toNetwork(text);
  // `010.0.0.0/8` would be one network here and another there, and one in IPv6 clothes holds nobody.
  if (address === null || range?.[0].kind() !== address.kind()) throw unreadable(text);
  return range;
}

function toNetwork(text: string): Range | undefined {
  try {
    return ipaddr.parseCIDR(text);
  } catch {
    return undefined;
  }
}

const isWithin = (address: Address, [from, bits]: Range): boolean =>
  isV6(address) ? isV6(from) && address.match(from, bits) : !isV6(from) && address.match(from, bits);

const unreadable = (what: unknown): TypeError =>
  new TypeError(`\`trustedProxies\` is a number of proxies, or a list of addresses: not \`${String(what)}\``);
