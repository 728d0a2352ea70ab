import { BlockList, isIPv6 } from "node:net";

/**
 * IPv6 ranges of this machine or its network, or without a destination, in addition to those that `request-filtering-agent` refuses.
 */
const ranges: readonly (readonly [network: string, prefix: number])[] = [
  ["::", 96], // IPv4-compatible: `::127.0.0.1` is the same as `::7f00:1`
  ["64:ff9b:1::", 48], // local translation to IPv4
  ["fec0::", 10], // site-local
];

const refused = new BlockList();
for (const [network, prefix] of ranges) refused.addSubnet(network, prefix, "ipv6");

/** Whether an IP address is in one of these ranges. */
export const isOwnNetwork = (address: string): boolean => isIPv6(address) && refused.check(address, "ipv6");

/** Whether a host name refers to this machine by definition (RFC 6761), whatever the resolver returns for it. */
export const isLocalhost = (hostname: string): boolean => /(?:^|\.)localhost\.?$/i.test(hostname);
