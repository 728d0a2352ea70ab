import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, root } from "./root.ts";
import { runCommand } from "./run-command.ts";

interface Manifest {
  readonly engines: { readonly node: string };
}

/** The first version that the published packages support. */
export function oldestNodeVersion(): string {
  const { engines } = JSON.parse(readFileSync(join(root, "packages/core/package.json"), "utf8")) as Manifest;
  return `${engines.node.replace(">=", "")}.0`;
}

/** Installs the oldest supported Node into the cache, outside `node_modules`, and returns its path. */
export async function installOldestNode(): Promise<string> {
  const version = oldestNodeVersion();
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cacheFolder, `node-${version}`);
  const node = join(folder, "node_modules", name, "bin/node");
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  const options = ["--prefix", folder, "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { code, output } = await runCommand("npm", ["install", `${name}@${version}`, ...options], { capture: true });
  if (code !== 0) throw new Error(`Node ${version} can't be installed:\n${output}`);
  return node;
}
