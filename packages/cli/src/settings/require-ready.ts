import type { Authenticate } from "@rollcall/server";
import type { LoadedConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import { isProduction } from "./is-production.ts";
import { checkSettings } from "./check-settings.ts";

/**
 * Requires the settings a server needs, and in production everything production needs (F15).
 * @returns the configured `authenticate`
 * @throws {CliError} lists everything that is missing
 */
export function requireReady({ config }: LoadedConfig, context: Pick<CliContext, "env">): Authenticate {
  const production = isProduction(config, context);
  const lacking = checkSettings(config, production).filter(({ status }) => status === "missing");
  if (config.authenticate !== undefined && lacking.length === 0) return config.authenticate;
  const lines = lacking.map(({ name, message, remedy = "" }) => `\n  \`${name}\`: ${message}; ${remedy}`);
  throw new CliError(
    2,
    `the server cannot start${production ? " in production" : ""} with this configuration:${lines.join("")}`,
  );
}
