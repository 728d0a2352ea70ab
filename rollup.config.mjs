// Builds what is published: one output per package, with the modules of the sources. Declarations are written by tsc.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuild from "rollup-plugin-esbuild";
import { minifyLiterals } from "./packages/tools/src/build/minify-literals.ts";

const packages = globSync("packages/*/package.json", { cwd: import.meta.dirname })
  .map((file) => ({ folder: join(import.meta.dirname, file, ".."), ...JSON.parse(readFileSync(file, "utf8")) }))
  .filter((manifest) => !manifest.private)
  .map(({ folder, exports, ...manifest }) => ({
    ...manifest,
    folder,
    input: Object.values(exports)
      .map((entry) => entry["@rollcall/source"])
      .filter((source) => source !== undefined)
      .map((source) => join(folder, source)),
  }))
  // The others are generated.
  .filter(({ input }) => input.length > 0);

export default packages.map(({ folder, input, dependencies = {}, peerDependencies = {} }) => ({
  input,
  external: (id) =>
    id.startsWith("node:") ||
    [...Object.keys(dependencies), ...Object.keys(peerDependencies)].some(
      (name) => id === name || id.startsWith(`${name}/`),
    ),
  plugins: [
    nodeResolve({ extensions: [".ts"] }),
    // esbuild compiles standard decorators for es2022; `esnext` would leave them to browsers that don't support them.
    esbuild({ target: "es2022", charset: "utf8", tsconfig: join(folder, "tsconfig.json") }),
    minifyLiterals(),
  ],
  output: {
    dir: join(folder, "dist"),
    format: "es",
    preserveModules: true,
    preserveModulesRoot: join(folder, "src"),
    sourcemap: true,
  },
  onwarn(warning) {
    // An entry that only exports types has no code.
    if (warning.code !== "EMPTY_BUNDLE") throw new Error(warning.message);
  },
}));
