import type { Authenticate } from "@rollcall/server";
import type { LoadedConfig } from "../config/load-config.ts";
import { Refusal } from "../refusal.ts";
import type { Surroundings } from "../surroundings.ts";
import { isProduction } from "./is-production.ts";
import { judgeSettings } from "./judge-settings.ts";

/**
 * Refuses to serve without what serving needs, in production without what that needs (F15).
 * @returns who says who is calling, which is never missing then
 * @throws {Refusal} names all that is missing at once
 */
export function refuseUnready({ config }: LoadedConfig, surroundings: Pick<Surroundings, "env">): Authenticate {
  const production = isProduction(config, surroundings);
  const lacking = judgeSettings(config, production).filter(({ status }) => status === "missing");
  if (config.authenticate !== undefined && lacking.length === 0) return config.authenticate;
  const lines = lacking.map(({ name, says, helps = "" }) => `\n  \`${name}\`: ${says}; ${helps}`);
  throw new Refusal(2, `it does not start ${production ? "in production " : ""}like this:${lines.join("")}`);
}
