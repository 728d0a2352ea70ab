import type { LoadedConfig } from "../config/load-config.ts";
import { openRollcall } from "../compose/open-rollcall.ts";
import { CliError } from "../cli-error.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";

const name = "composition";

/**
 * Checks that a Rollcall instance can be created from all settings, using an in-memory database. The base URL, secret and mail
 * server have their own checks.
 */
export async function checkComposition(loaded: LoadedConfig): Promise<Finding> {
  const { config } = loaded;
  const { baseUrl = "http://localhost", mail } = config;
  const database = { sqlite: ":memory:" };
  const tried = { ...config, database, baseUrl, secret: undefined, mail: mail && withoutServer(mail) };
  try {
    await (await openRollcall({ ...loaded, config: tried })).close();
    return ok(name, "all settings work together");
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return missing(name, error.message, "look up this setting in the reference of createRollcall");
  }
}

const withoutServer = (mail: NonNullable<LoadedConfig["config"]["mail"]>): typeof mail => ({
  ...mail,
  smtp: undefined,
  mailer: { send: () => Promise.resolve({ status: "sent" }) },
});
