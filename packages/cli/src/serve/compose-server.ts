import type { Rollcall } from "@rollcall/core";
import { type Authenticate, createServer, type RollcallServer } from "@rollcall/server";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { toSettingRefusal } from "../refusal.ts";

/** What stands before the settings. */
export interface ServerParts {
  readonly rollcall: Rollcall;
  readonly authenticate: Authenticate;
  readonly production: boolean;
}

/**
 * The handler as its configuration says. Pages of the base URL are the host's own, whatever a proxy makes of the `Host`.
 * @throws {Refusal} a setting is not what it should be
 */
export function composeServer(parts: ServerParts, config: CheckedConfig): RollcallServer {
  const { basePath = "/rollcall", baseUrl, origins = [], bodyLimit, trustedProxies } = config;
  const own = baseUrl === undefined ? [] : [new URL(baseUrl).origin];
  try {
    return createServer({
      ...parts,
      basePath,
      origins: [...new Set([...own, ...origins])],
      ...(bodyLimit !== undefined && { bodyLimit }),
      ...(trustedProxies !== undefined && { trustedProxies }),
    });
  } catch (error) {
    throw toSettingRefusal(error);
  }
}
