import { type ChildProcess, fork } from "node:child_process";
import { rmSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { cacheFolder, root } from "./root.ts";

const bundles = new Map<string, Promise<string>>();

/**
 * Starts a program of this package in a process that exchanges messages with this one. It is bundled before its first start,
 * because loading hundreds of modules takes most of the time of a short process.
 * @param program must not read files relative to its own
 */
export async function forkProgram(
  program: URL,
  args: readonly string[],
  env = process.env,
  flags: readonly string[] = [],
): Promise<ChildProcess> {
  const source = fileURLToPath(program);
  const bundle = bundles.get(source) ?? bundled(source);
  bundles.set(source, bundle);
  return fork(await bundle, args, {
    env,
    execArgv: [...flags, "--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
  });
}

/** Bundles a program with the packages of this repository. Returns the path of the file, which is deleted when this process ends. */
async function bundled(source: string): Promise<string> {
  // In the repository, because it imports what is installed there.
  const file = join(cacheFolder, "programs", `${process.pid}-${bundles.size}-${basename(source, ".ts")}.mjs`);
  process.once("exit", () => {
    rmSync(file, { force: true });
  });
  await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    conditions: ["@rollcall/source"],
    plugins: [externalPackages],
  });
  return file;
}

const isFound = Symbol("found");

/** Packages of this repository, and those with a hundred modules or more. */
const isBundled = /^(@rollcall|kysely|zod)(\/|$)/;

/** Leaves other packages external: those of the root folder by name, others where their importer finds them. */
export const externalPackages: Plugin = {
  name: "external-packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind === "entry-point" || isBundled.test(path) || pluginData === isFound) return undefined;
      const found = await build.resolve(path, { kind, resolveDir, pluginData: isFound });
      const [folder = ""] = /^(@[^/]+\/)?[^/]+/.exec(path) ?? [];
      const isAtRoot = found.path.startsWith(join(root, "node_modules", folder, sep));
      return { path: isAtRoot ? path : found.path, external: true, errors: found.errors };
    });
  },
};
