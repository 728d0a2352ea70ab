import type { CheckedConfig } from "../config/rollcall-config.ts";
import { type Finding, ok, weak } from "../settings/finding.ts";

const name = "trustedProxies";
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Checks that the trusted proxies are plausible, because rate limits by address depend on them. */
export function checkProxies({ trustedProxies = 0, baseUrl = "", host = "localhost" }: CheckedConfig): Finding {
  const networks = typeof trustedProxies === "number" ? [] : trustedProxies;
  if (typeof trustedProxies === "number" && trustedProxies > 0) {
    return ok(name, trustedProxies === 1 ? "one, at any address" : `${trustedProxies}, at any address`);
  }
  const everyAddress = networks.find((network) => network.endsWith("/0"));
  if (everyAddress !== undefined) {
    return weak(
      name,
      `${everyAddress} trusts every address`,
      "list only your proxies; otherwise callers can forge their address",
    );
  }
  if (networks.length > 0) return ok(name, networks.join(", "));
  // This server uses HTTP, so an https base URL means that there is a proxy in front of it.
  if (baseUrl.startsWith("https://")) {
    const example = loopback.test(host) ? "such as `127.0.0.1`" : "such as `10.0.0.0/8`";
    return weak(
      name,
      "none, but the base URL uses https, so there is a proxy",
      `set its address, ${example}; otherwise all callers share one rate limit`,
    );
  }
  return ok(name, "none");
}
