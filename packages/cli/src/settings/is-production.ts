import type { CheckedConfig } from "../config/rollcall-config.ts";
import type { CliContext } from "../cli-context.ts";

/** Whether to run in production mode: the `production` setting or, without it, `NODE_ENV`. */
export const isProduction = ({ production }: CheckedConfig, { env }: Pick<CliContext, "env">): boolean =>
  production ?? env["NODE_ENV"] === "production";
