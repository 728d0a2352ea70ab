import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { publishedPackages } from "../build/packages.ts";
import { bin, root } from "../root.ts";

/** One thing that holds the house: a command that prints what is wrong and ends with a code. */
export interface Tool {
  /** A sentence for the report: what is true when the command succeeds. */
  readonly holds: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Where it runs; the repository's folder if nothing is said. */
  readonly cwd?: string;
}

interface TsConfig {
  readonly compilerOptions: { readonly types?: readonly string[] };
}

const cache = ".rollcall/cache";
const script = (file: string): string => join(import.meta.dirname, file);

/** Every tsconfig of a source or test project, each compiled for itself: what a package sees is what it declares. */
function typeProjects(): string[] {
  const projects = globSync(["packages/*/tsconfig{,.test}.json", "examples/*/tsconfig.json", "docs/tsconfig.json"], {
    cwd: root,
  });
  // Where sources have Node's types as tests do, the tests' project proves all that the sources' would.
  const isProved = (project: string): boolean => {
    const { compilerOptions } = JSON.parse(readFileSync(join(root, project), "utf8")) as TsConfig;
    return (
      compilerOptions.types?.includes("node") === true &&
      projects.includes(project.replace("tsconfig.", "tsconfig.test."))
    );
  };
  return projects.filter((project) => !isProved(project)).sort();
}

/** What needs nothing but the sources; the slowest first. */
export const sourceTools = (): Tool[] => [
  { holds: "eslint finds nothing", command: bin("eslint"), args: ["."] },
  {
    holds: "types agree",
    command: process.execPath,
    args: ["--max-old-space-size=4096", script("types.ts"), ...typeProjects()],
  },
  {
    holds: "prettier would change nothing",
    command: bin("prettier"),
    args: ["--check", "--cache", "--cache-location", join(cache, "prettier"), "--log-level", "warn", "."],
  },
  {
    holds: "the client's types are those of the operations",
    command: process.execPath,
    args: ["--conditions=@rollcall/source", script("../client-types/main.ts"), "--check"],
  },
  {
    holds: "dependencies point along the arrows",
    command: bin("depcruise"),
    args: ["--config", "packages/tools/dependency-cruiser.config.mjs", "packages", "examples", "docs"],
  },
  {
    holds: "knip finds nothing unused",
    command: bin("knip"),
    args: ["--config", "packages/tools/knip.json", "--no-progress"],
  },
];

/** What the tools after it look at. */
export const buildTool: Tool = {
  holds: "the packages build",
  command: process.execPath,
  args: [script("../build/main.ts")],
};

/** What needs the build. */
export const builtTools = (): Tool[] => [
  { holds: "bundles for browsers carry no engine", command: process.execPath, args: [script("bundles.ts")] },
  ...publishedPackages()
    .filter(({ folder }) => existsSync(join(folder, "dist")))
    .map(({ folder }) => relative(root, folder))
    .flatMap((folder) => [
      {
        holds: `publint accepts ${folder}`,
        command: bin("publint"),
        args: ["run", folder, "--strict", "--pack", "npm"],
      },
      {
        holds: `types of ${folder} resolve as published`,
        command: bin("attw"),
        args: ["--pack", folder, "--profile", "esm-only", "--no-emoji", "--format", "table-flipped"],
      },
    ]),
];

/** The size of what a page with a member list loads; measured on what the bundles' check wrote. */
export const sizeTool: Tool = {
  holds: "a page with a member list or the worker portal stays small",
  command: bin("size-limit"),
  args: [],
  cwd: join(root, "packages/elements"),
};
