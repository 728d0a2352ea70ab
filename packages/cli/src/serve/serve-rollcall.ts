import type { RollcallServer } from "@rollcall/server";
import { type NodeServer, serve } from "@rollcall/server/node";
import { openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig, type LoadedConfig } from "../config/load-config.ts";
import { painter } from "../paint.ts";
import { Refusal } from "../refusal.ts";
import { isProduction } from "../settings/is-production.ts";
import { judgeSettings } from "../settings/judge-settings.ts";
import { refuseUnready } from "../settings/refuse-unready.ts";
import type { Surroundings } from "../surroundings.ts";
import { composeServer } from "./compose-server.ts";

/** What `rollcall serve` is told. */
export interface ServeFlags {
  readonly config?: string;
  readonly port?: number;
  readonly host?: string;
}

/**
 * Serves until the process is told to end: then answers and jobs under way finish, and the store is closed.
 * @throws {Refusal} a setting is missing or wrong, the store cannot be used, the port cannot be had
 */
export async function serveRollcall(flags: ServeFlags, surroundings: Surroundings): Promise<void> {
  const loaded = await loadConfig(surroundings, flags.config);
  const authenticate = refuseUnready(loaded, surroundings);
  const stopped = surroundings.untilStopped();
  const { rollcall, close } = await openRollcall(loaded);
  const production = isProduction(loaded.config, surroundings);
  let server: RollcallServer | undefined;
  try {
    server = composeServer({ rollcall, authenticate, production }, loaded.config);
    const listening = await listen(server, flags, loaded);
    announce(loaded, listening, surroundings);
    await stopped;
    surroundings.out.write("Ending: answers and jobs under way finish first.\n");
    await listening.close();
  } finally {
    server?.close();
    await server?.idle();
    await close();
  }
  surroundings.out.write("Ended.\n");
}

const portProblems: Readonly<Record<string, string>> = {
  EADDRINUSE: "is taken: choose another with --port",
  EACCES: "is not allowed to this user: choose one above 1023 with --port",
  EADDRNOTAVAIL: "cannot be had: this machine has no such address, choose another with --host",
  ENOTFOUND: "cannot be had: nobody knows this host, choose another with --host",
};

async function listen(server: RollcallServer, flags: ServeFlags, { config }: LoadedConfig): Promise<NodeServer> {
  const port = flags.port ?? config.port ?? 4400;
  const hostname = flags.host ?? config.host ?? "localhost";
  return serve({ server, port, hostname }).catch((error: unknown) => {
    const problem = portProblems[(error as NodeJS.ErrnoException).code ?? ""];
    if (problem === undefined) throw error;
    throw new Refusal(1, `port ${port} of ${hostname} ${problem}`, { cause: error });
  });
}

function announce({ config }: LoadedConfig, { url }: NodeServer, surroundings: Surroundings): void {
  const { out, err } = surroundings;
  const paint = painter(surroundings, out);
  out.write(`Rollcall listens on ${paint("strong", `${url}${config.basePath ?? "/rollcall"}`)}\n`);
  for (const { name, status, says } of judgeSettings(config, isProduction(config, surroundings))) {
    if (status === "weak") err.write(`${painter(surroundings, err)("doubtful", "weak")}  \`${name}\`: ${says}\n`);
  }
}
