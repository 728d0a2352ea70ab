import { build } from "esbuild";
import type { TestRunnerPlugin } from "@web/test-runner";
import { root } from "../root.ts";

const prefix = "/__commonjs/";

/**
 * Serves dependencies that are no ES modules to the test pages as one, with the names that Node finds in them. They
 * are named by hand, so that a new one is noticed.
 */
export function commonjsPlugin(names: readonly string[]): TestRunnerPlugin {
  const bundles = new Map<string, Promise<string>>();
  return {
    name: "commonjs",
    resolveImport: ({ source }) => (names.includes(source) ? `${prefix}${source}.js` : undefined),
    serve: async ({ path }) => {
      const name = path.startsWith(prefix) ? path.slice(prefix.length, -".js".length) : undefined;
      if (name === undefined || !names.includes(name)) return undefined;
      const bundle = bundles.get(name) ?? toModule(name);
      bundles.set(name, bundle);
      return { body: await bundle, type: "js" };
    },
  };
}

async function toModule(name: string): Promise<string> {
  const found = Object.keys((await import(name)) as object).filter((key) => key !== "default" && /^[\w$]+$/.test(key));
  const contents = `import all from "${name}"; export default all; export const { ${found
    .filter((key) => key !== "module.exports")
    .join(", ")} } = all;`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
