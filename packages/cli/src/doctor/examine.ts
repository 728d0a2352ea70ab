import { basename } from "node:path";
import { nodePlatform } from "@rollcall/server/node";
import { loadConfig, type LoadedConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";
import { checkSettings } from "../settings/check-settings.ts";
import type { CliContext } from "../cli-context.ts";
import { checkComposition } from "./check-composition.ts";
import { checkDatabase } from "./check-database.ts";
import { checkFiles } from "./check-files.ts";
import { checkMail } from "./check-mail.ts";
import { checkPasswords } from "./check-passwords.ts";
import { checkProxies } from "./check-proxies.ts";

/** The result of examining a setup. */
export interface Examination {
  /** Whether production settings were required. */
  readonly production: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Checks everything a server needs, without changing anything. Requires production settings unless the configuration or
 * `NODE_ENV` says otherwise.
 */
export async function examine(named: string | undefined, context: CliContext): Promise<Examination> {
  const node = ok("node", process.versions.node);
  const loaded = await loadConfig(context, named).catch((error: unknown) => {
    if (error instanceof CliError) return error;
    throw error;
  });
  if (loaded instanceof CliError) {
    const failed = missing("configuration", loaded.message, "see the command-line guide for an example");
    return { production: true, findings: [node, failed] };
  }
  const production = loaded.config.production ?? ["production", ""].includes(context.env["NODE_ENV"] ?? "");
  return {
    production,
    findings: [node, ok("configuration", basename(loaded.file)), ...(await checkAll(loaded, production))],
  };
}

async function checkAll(loaded: LoadedConfig, production: boolean): Promise<Finding[]> {
  const { config } = loaded;
  const findings = checkSettings(config, production).map(async (finding): Promise<Finding | readonly Finding[]> => {
    if (finding.status !== "ok") return finding;
    if (finding.name === "database") return checkDatabase(loaded);
    if (finding.name === "files") return checkFiles(loaded, finding);
    return finding.name === "mail" ? checkMail(config, finding) : finding;
  });
  const composition = await checkComposition(loaded);
  const passwords = await checkPasswords(config.parts?.passwords ?? nodePlatform.passwords);
  return [...(await Promise.all(findings)).flat(), composition, passwords, checkProxies(config)];
}
