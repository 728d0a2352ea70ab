import { basename } from "node:path";
import { nodePlatform } from "@rollcall/server/node";
import { loadConfig, type LoadedConfig } from "../config/load-config.ts";
import { Refusal } from "../refusal.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";
import { judgeSettings } from "../settings/judge-settings.ts";
import type { Surroundings } from "../surroundings.ts";
import { checkComposition } from "./check-composition.ts";
import { checkDatabase } from "./check-database.ts";
import { checkMail } from "./check-mail.ts";
import { checkPasswords } from "./check-passwords.ts";
import { checkProxies } from "./check-proxies.ts";

/** What was found of a set-up, and what it was judged for. */
export interface Examination {
  readonly production: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Looks at everything that serving needs, and changes nothing. Judges as for production, unless the configuration or
 * `NODE_ENV` says that it is none.
 */
export async function examine(named: string | undefined, surroundings: Surroundings): Promise<Examination> {
  const node = ok("node", process.versions.node);
  const loaded = await loadConfig(surroundings, named).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (loaded instanceof Refusal) {
    const lost = missing("configuration", loaded.message, "the guide to the command has one to begin with");
    return { production: true, findings: [node, lost] };
  }
  const production = loaded.config.production ?? ["production", ""].includes(surroundings.env["NODE_ENV"] ?? "");
  return {
    production,
    findings: [node, ok("configuration", basename(loaded.file)), ...(await look(loaded, production))],
  };
}

async function look(loaded: LoadedConfig, production: boolean): Promise<Finding[]> {
  const { config } = loaded;
  const findings = judgeSettings(config, production).map(async (finding): Promise<Finding> => {
    if (finding.status !== "ok") return finding;
    if (finding.name === "database") return checkDatabase(loaded);
    return finding.name === "mail" ? checkMail(config, finding) : finding;
  });
  const composition = await checkComposition(loaded);
  const passwords = await checkPasswords(config.parts?.passwords ?? nodePlatform.passwords);
  return [...(await Promise.all(findings)), composition, passwords, checkProxies(config)];
}
