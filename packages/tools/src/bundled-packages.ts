import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { externalPackages } from "./fork-program.ts";
import { cacheFolder, root } from "./root.ts";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | { readonly "@rollcall/source"?: string }>>;
}

const flags = new Map<string, Promise<readonly string[]>>();

/**
 * Returns flags for a process that loads the published packages from a few files, built once from their sources: loading hundreds of
 * modules takes most of the time of a short process.
 * @param programs paths of programs that are bundled with them
 */
export function bundledPackages(programs: readonly string[] = []): Promise<readonly string[]> {
  const key = programs.join();
  const known =
    flags.get(key) ?? bundle(programs, join(cacheFolder, "programs", `${process.pid}-packages-${flags.size}`));
  flags.set(key, known);
  return known;
}

async function bundle(programs: readonly string[], folder: string): Promise<readonly string[]> {
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const entries = [
    ...sourcesOfPackages(),
    ...programs.map((program): [string, string] => [pathToFileURL(program).href, program]),
  ];
  const { metafile } = await build({
    entryPoints: entries.map(([, source]) => source),
    absWorkingDir: root,
    outbase: root,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node24",
    conditions: ["@rollcall/source"],
    plugins: [externalPackages, ownPaths],
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, { entryPoint = "" }]) => [
      entryPoint,
      pathToFileURL(join(root, path)).href,
    ]),
  );
  const urls = Object.fromEntries(entries.map(([name, source]) => [name, outputs.get(relative(root, source))]));
  const hooks = join(folder, "hooks.mjs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    hooks,
    `import { registerHooks } from "node:module";
const urls = new Map(Object.entries(${JSON.stringify(urls)}));
registerHooks({
  resolve(specifier, context, next) {
    const url = urls.get(specifier);
    return url === undefined ? next(specifier, context) : { url, format: "module", shortCircuit: true };
  },
});
`,
  );
  return ["--conditions=@rollcall/source", `--import=${pathToFileURL(hooks).href}`];
}

/** The sources of all entry points that need no browser, by the name that others import. */
function sourcesOfPackages(): [name: string, source: string][] {
  return globSync("packages/*/package.json", { cwd: root }).flatMap((file) => {
    const { name, private: isPrivate, exports = {} } = JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest;
    if (isPrivate === true || needsBrowser.test(name)) return [];
    return Object.entries(exports).flatMap(([entry, target]): [string, string][] => {
      const source = typeof target === "string" ? undefined : target["@rollcall/source"];
      return source === undefined ? [] : [[name + entry.slice(1), resolve(root, dirname(file), source)]];
    });
  });
}

const needsBrowser = /\/(elements|react|storage-indexeddb)$/;

/** Keeps the paths of modules that read files relative to their own. */
const ownPaths: Plugin = {
  name: "own-paths",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const contents = text
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.filename", JSON.stringify(path));
      return { contents, loader: "ts" };
    });
  },
};
