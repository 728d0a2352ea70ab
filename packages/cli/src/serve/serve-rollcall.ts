import type { RollcallServer } from "@rollcall/server";
import { type NodeServer, serve } from "@rollcall/server/node";
import { databaseOf } from "../compose/configured-database.ts";
import { grantPermission, toDatabaseError } from "../compose/database-errors.ts";
import { openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig, type LoadedConfig } from "../config/load-config.ts";
import { createColorizer } from "../create-colorizer.ts";
import { CliError } from "../cli-error.ts";
import { isProduction } from "../settings/is-production.ts";
import { checkSettings } from "../settings/check-settings.ts";
import { requireReady } from "../settings/require-ready.ts";
import type { CliContext } from "../cli-context.ts";
import { composeServer } from "./compose-server.ts";

/** Options of `rollcall serve`. */
export interface ServeFlags {
  readonly config?: string;
  readonly port?: number;
  readonly host?: string;
}

/**
 * Serves until SIGINT or SIGTERM, then finishes running requests and jobs and closes the store.
 * @throws {CliError} a setting is missing or invalid, the store cannot be used, or the port is not available
 */
export async function serveRollcall(flags: ServeFlags, context: CliContext): Promise<void> {
  const loaded = await loadConfig(context, flags.config);
  const authenticate = requireReady(loaded, context);
  const database = databaseOf(loaded);
  const jobs = await database.createJobs();
  await requirePermissions(database);
  const { rollcall, spool, close } = await openRollcall(loaded);
  // Until then, a signal ends the process immediately: opening may wait for other processes, and nothing is left half done.
  const stopped = context.waitForShutdownSignal();
  const production = isProduction(loaded.config, context);
  let server: RollcallServer | undefined;
  try {
    server = composeServer({ rollcall, authenticate, production, spool, jobs }, loaded.config);
    const listening = await listen(server, flags, loaded);
    announce(loaded, listening, context);
    await stopped;
    context.out.write("Shutting down: finishing requests and jobs.\n");
    await listening.close();
  } finally {
    server?.close();
    await server?.idle();
    await close();
  }
  context.out.write("Stopped.\n");
}

/** Requires that a database user can write, because a server could otherwise start and then refuse every change. */
async function requirePermissions(database: ReturnType<typeof databaseOf>): Promise<void> {
  if ("path" in database) return;
  try {
    const { denied } = await database.inspect();
    if (denied !== undefined)
      throw new CliError(1, `\`${database.label}\` cannot be used: ${denied}: ${grantPermission}`);
  } catch (error) {
    throw toDatabaseError(error, database);
  }
}

const portProblems: Readonly<Record<string, string>> = {
  EADDRINUSE: "is already in use: choose another with --port",
  EACCES: "requires elevated permissions: choose one above 1023 with --port",
  EADDRNOTAVAIL: "is not available: this machine does not have that address, choose another with --host",
  ENOTFOUND: "is not available: the host is unknown, choose another with --host",
};

async function listen(server: RollcallServer, flags: ServeFlags, { config }: LoadedConfig): Promise<NodeServer> {
  const port = flags.port ?? config.port ?? 4400;
  const hostname = flags.host ?? config.host ?? "localhost";
  const { drain = 0 } = config;
  return serve({ server, port, hostname, drain }).catch((error: unknown) => {
    const problem = portProblems[(error as NodeJS.ErrnoException).code ?? ""];
    if (problem === undefined) throw error;
    throw new CliError(1, `port ${port} on ${hostname} ${problem}`, { cause: error });
  });
}

function announce({ config }: LoadedConfig, { url }: NodeServer, context: CliContext): void {
  const { out, err } = context;
  const colorize = createColorizer(context, out);
  out.write(`Rollcall is listening on ${colorize("strong", `${url}${config.basePath ?? "/rollcall"}`)}\n`);
  for (const { name, status, message } of checkSettings(config, isProduction(config, context))) {
    if (status === "weak") err.write(`${createColorizer(context, err)("warning", "weak")}  \`${name}\` ${message}\n`);
  }
}
