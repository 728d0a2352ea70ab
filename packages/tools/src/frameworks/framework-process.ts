import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { npm } from "../packed/install-packages.ts";
import { frameworksFolder } from "./pack-tarballs.ts";

/** A running example. */
export interface FrameworkProcess {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** The maximum milliseconds until an example has started. */
const startTimeout = 60_000;
const own = new Set(["node_modules", "dist", ".next", "tarballs"]);

/**
 * Copies an example out of the workspace, installs it from its lock file and the tarballs, and builds it.
 * @param name the folder of the example
 * @param home a folder with `tarballs`, where the example gets a folder
 * @returns the folder of the copy
 */
export async function installFramework(name: string, home: string): Promise<string> {
  const folder = join(home, name);
  mkdirSync(folder);
  const isSource = (path: string): boolean => !own.has(basename(path)) && !basename(path).startsWith("rollcall.db");
  cpSync(join(frameworksFolder, name), folder, { recursive: true, filter: isSource });
  await npm(["ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  await npm(["run", "build", "--if-present"], folder);
  return folder;
}

/** Starts an installed example with `npm start` on a free port, over an empty database. */
export async function startFramework(folder: string): Promise<FrameworkProcess> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATABASE: join(folder, "rollcall.db"), NODE_OPTIONS: "" };
  // It leads a process group, since npm doesn't pass every signal on to its child processes.
  const child = spawn("npm", ["start"], { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close");
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await ended;
  };
  const url = `http://localhost:${port}`;
  for (const end = performance.now() + startTimeout; !(await answers(`${url}/rollcall/health`));) {
    if (performance.now() > end || child.exitCode !== null) {
      await stop();
      throw new Error(`the example in ${folder} didn't start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, port, stop };
}

const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
