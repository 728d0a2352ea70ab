import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

/**
 * The proxies in front of a server: their number in a chain, or their addresses (`10.0.0.0/8`, `2001:db8::/32`,
 * `192.0.2.7`). `X-Forwarded-For` from any other sender is ignored.
 */
export type TrustedProxies = number | readonly string[];

/**
 * Returns the source of a request, as used for rate limits.
 * @param forwarded the request's `X-Forwarded-For`, if any
 * @param address the remote address of the socket, if any
 */
export type ClientAddress = (forwarded: string | undefined, address: string | undefined) => string;

/** The shared source of all callers without a known address. */
const unknownAddress = "unknown";

/** The part of an IPv6 address that is assigned to one customer: its first half. */
const prefix = { bits: 64, groups: 4 };

/**
 * Creates a function that determines the source of a client (P36): an IPv4 address or an IPv6 /64 network in canonical form.
 * An IPv4-mapped IPv6 address is its IPv4 address. `unknown` if the proxies report no valid address.
 * @param trusted the proxies in front of this server; default: none
 * @throws {TypeError} names the invalid part of `trustedProxies`
 */
export function clientAddress(trusted: TrustedProxies = 0): ClientAddress {
  if (typeof trusted === "number") {
    if (!Number.isInteger(trusted) || trusted < 0) throw unreadable(trusted);
    if (trusted === 0) return sourceOfSocket();
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

/** How many addresses are remembered. */
const maxRemembered = 1000;

/** Remembers the sources of recent addresses of sockets, because parsing an address takes as long as reading a row. */
function sourceOfSocket(): ClientAddress {
  const known = new Map<string | undefined, string>();
  return (_forwarded, address) => {
    const found = known.get(address);
    if (found !== undefined) return found;
    if (known.size === maxRemembered) known.clear();
    const source = keyOf(toAddress(address));
    known.set(address, source);
    return source;
  };
}

/** The addresses reported by the proxies, each for the previous hop; the last one is the nearest. */
const hopsOf = (forwarded: string | undefined): string[] =>
  forwarded === undefined ? [] : forwarded.split(",").map((hop) => hop.trim());

/** Removes the port that some proxies add. */
const withPort = /^(?:\[(?<v6>[^\]]*)\](?::\d{1,5})?|(?<v4>\d+\.\d+\.\d+\.\d+):\d{1,5})$/;

function toAddress(text: string | undefined): Address | null {
  if (text === undefined) return null;
  const { v4, v6 } = withPort.exec(text)?.groups ?? {};
  const bare = v4 ?? v6 ?? text;
  // An address with fewer parts or leading zeros is interpreted differently by different systems.
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
  // `010.0.0.0/8` is ambiguous, and an IPv4-mapped IPv6 network never matches.
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
  new TypeError(`\`trustedProxies\` must be a number of proxies or a list of addresses, not \`${String(what)}\``);
