import { relative, sep } from "node:path";
import type { TestRunnerPlugin } from "@web/test-runner";
import { build, type BuildOptions, type BuildResult } from "esbuild";
import { root } from "../root.ts";
import { testFilePlugin } from "./test-pages.ts";

/** Where a test page finds the source modules in each file it loaded. */
const modulesPath = "/bundle-modules.json";

/**
 * Serves each script as one bundle, with the code that several of them use in shared chunks. A page then loads a few
 * dozen files instead of hundreds.
 */
export function bundlePlugin(
  scripts: readonly string[],
  options: Pick<BuildOptions, "conditions" | "tsconfig">,
): TestRunnerPlugin {
  let bundles: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    name: "bundle",
    async serve({ path }) {
      bundles ??= bundle(scripts, options);
      const body = (await bundles).get(path.replace(/\.ts$/, ".js"));
      return body === undefined ? undefined : { body, type: /\.[jt]s$/.test(path) ? "js" : "json" };
    },
  };
}

/** The bundles, their chunks and source maps by URL path. */
async function bundle(scripts: readonly string[], options: BuildOptions): Promise<ReadonlyMap<string, string>> {
  const { metafile, outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    entryPoints: [...scripts],
    plugins: [testFilePlugin],
    outbase: root,
    outdir: root,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    sourcemap: true,
    metafile: true,
    write: false,
    // A fixture may define an element, although its package declares no side effects outside `define` modules.
    ignoreAnnotations: true,
  });
  const toUrlPath = (path: string): string => `/${path.replaceAll(sep, "/")}`;
  return new Map([
    ...outputFiles.map(({ path, text }): [string, string] => [toUrlPath(relative(root, path)), text]),
    [modulesPath, JSON.stringify(modulesOf(metafile))],
  ]);
}

const modulesOf = ({ outputs }: NonNullable<BuildResult["metafile"]>): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(outputs).map(([path, { inputs }]) => [`/${path}`, Object.keys(inputs)]));
