import type { CheckedConfig } from "../config/rollcall-config.ts";
import type { Surroundings } from "../surroundings.ts";

/** Whether this is production: as the configuration says, else as the environment does. */
export const isProduction = ({ production }: CheckedConfig, { env }: Pick<Surroundings, "env">): boolean =>
  production ?? env["NODE_ENV"] === "production";
