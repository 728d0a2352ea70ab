import type { JobScheduler, Rollcall } from "@rollcall/core";
import { type Authenticate, createServer, type RollcallServer, type UploadSpool } from "@rollcall/server";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { toSettingError } from "../cli-error.ts";

/** The parts of a server that are not settings. */
export interface ServerParts {
  readonly rollcall: Rollcall;
  readonly authenticate: Authenticate;
  readonly production: boolean;
  readonly spool?: UploadSpool | undefined;
  readonly jobs?: JobScheduler | undefined;
}

/**
 * Creates the request handler from the configuration. Pages under the base URL may always call it, even if a proxy changes `Host`.
 * @throws {CliError} a setting is invalid
 */
export function composeServer({ spool, jobs, ...parts }: ServerParts, config: CheckedConfig): RollcallServer {
  const { basePath = "/rollcall", baseUrl, origins = [], bodyLimit, trustedProxies } = config;
  const own = baseUrl === undefined ? [] : [new URL(baseUrl).origin];
  try {
    return createServer({
      ...parts,
      basePath,
      origins: [...new Set([...own, ...origins])],
      ...(spool !== undefined && { spool }),
      ...(jobs !== undefined && { jobs }),
      ...(bodyLimit !== undefined && { bodyLimit }),
      ...(trustedProxies !== undefined && { trustedProxies }),
    });
  } catch (error) {
    throw toSettingError(error);
  }
}
