import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

const define = fileURLToPath(import.meta.resolve("@rollcall/elements/worker-portal/define"));

/** The modules that the worker portal imports on demand before it shows anything, without the extension. */
const atOnce = [join(dirname(define), "../offline/portal-offline"), join(dirname(define), "dashboard/to-do-list")];

const entry = "portal";
const sectionNamespace = "portal-section";

/**
 * Builds the first load of the worker portal as one file. With splitting alone, esbuild puts what the portal shares with a
 * section into a file for each combination of sections: dozens of requests, which are slow on a phone. Here every section
 * imports the whole first load, so that esbuild has no reason to split it.
 */
export const portalScript: Plugin = {
  name: "portal-script",
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (path === entry) return { path, namespace: entry };
      if (kind !== "dynamic-import" || pluginData === entry) return undefined;
      const { path: file } = await build.resolve(path, { kind, resolveDir, pluginData: entry });
      if (atOnce.includes(file.slice(0, -extname(file).length))) return { path: entry, namespace: entry };
      return { path: file, namespace: sectionNamespace };
    });
    build.onLoad({ filter: /./, namespace: entry }, () => {
      const files = atOnce.map((file) => `export * from ${JSON.stringify(file + extname(define))};`);
      return { contents: ['import "./browser/portal.ts";', ...files].join("\n"), resolveDir: import.meta.dirname };
    });
    build.onLoad({ filter: /./, namespace: sectionNamespace }, ({ path }) => ({
      contents: `import "${entry}"; export * from ${JSON.stringify(path)};`,
      resolveDir: dirname(path),
    }));
  },
};
