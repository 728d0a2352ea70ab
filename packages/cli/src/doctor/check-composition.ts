import type { LoadedConfig } from "../config/load-config.ts";
import { openRollcall } from "../compose/open-rollcall.ts";
import { Refusal } from "../refusal.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";

const name = "composition";

/**
 * Whether a Rollcall can be composed of all settings: tries it on a database in memory. What is said of base URL, secret and
 * mail server elsewhere is not said again.
 */
export async function checkComposition(loaded: LoadedConfig): Promise<Finding> {
  const { config } = loaded;
  const { baseUrl = "http://localhost", mail } = config;
  const database = { sqlite: ":memory:" };
  const tried = { ...config, database, baseUrl, secret: undefined, mail: mail && withoutServer(mail) };
  try {
    await (await openRollcall({ ...loaded, config: tried })).close();
    return ok(name, "all settings fit together");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return missing(name, error.message, "see this setting in the reference of createRollcall");
  }
}

const withoutServer = (mail: NonNullable<LoadedConfig["config"]["mail"]>): typeof mail => ({
  ...mail,
  smtp: undefined,
  mailer: { send: () => Promise.resolve({ status: "sent" }) },
});
