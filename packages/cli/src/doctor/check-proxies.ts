import type { CheckedConfig } from "../config/rollcall-config.ts";
import { type Finding, ok, weak } from "../settings/finding.ts";

const name = "trustedProxies";
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Whether what is said of proxies can be true: limits by address go by it. */
export function checkProxies({ trustedProxies = 0, baseUrl = "", host = "localhost" }: CheckedConfig): Finding {
  const networks = typeof trustedProxies === "number" ? [] : trustedProxies;
  if (typeof trustedProxies === "number" && trustedProxies > 0) {
    return ok(name, trustedProxies === 1 ? "one, whatever its address" : `${trustedProxies}, whatever their addresses`);
  }
  const everybody = networks.find((network) => network.endsWith("/0"));
  if (everybody !== undefined) {
    return weak(name, `${everybody} trusts everybody`, "name your proxies alone, or anybody may claim any address");
  }
  if (networks.length > 0) return ok(name, networks.join(", "));
  // This server speaks HTTP: where links have https, something stands before it.
  if (baseUrl.startsWith("https://")) {
    const before = loopback.test(host) ? "as in `127.0.0.1`" : "as in `10.0.0.0/8`";
    return weak(
      name,
      "are none, and something in front of this server speaks https",
      `name its address, ${before}, or all callers look like one and share its limits`,
    );
  }
  return ok(name, "none");
}
