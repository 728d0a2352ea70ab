import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { goSettings, groupProjects, isFoundation } from "../project-groups.ts";
import { bin, root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import type { Job } from "../test/job.ts";
import { readsPackage, readsPublished } from "../test/job-inputs.ts";
import { addResult, jobVariable } from "../test/results.ts";

interface Tool {
  /** The title of its result: what is true if the command succeeds. */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The root folder of the repository by default. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The title of a tool that has to succeed first. */
  readonly needs?: string;
  readonly expectedSeconds?: number;
  /** What to do about a failure, if the tool doesn't say it. */
  readonly remedy?: string;
  /** Whether the result may depend on a file. All files by default. */
  readonly inputs?: (path: string) => boolean;
}

const script = (file: string): string => join(import.meta.dirname, file);

/** The job that other parts name in `needs` if they use the published packages. */
export const buildTitle = "the packages build";
const bundlesTitle = "browser bundles contain no engine";

/** Lint and types depend on nothing else, so a change to a document doesn't repeat them. */
const isCode = (path: string): boolean => /\.(?:ts|[cm]js|json)$/.test(path);

/** Code doesn't import documents. */
const isNoDocument = (path: string): boolean => !path.endsWith(".md");

/** The code that a project may import. Consumers of the tools import packages that their own package doesn't depend on. */
const codeOf = (project: string): ((path: string) => boolean) =>
  project.startsWith("packages/tools/") ? isCode : readsPackage(dirname(project));

/**
 * The projects to type-check. Each keeps its own settings, because a package may only use the globals it declares: the build
 * checks sources that may not use those of their tests.
 */
const typeProjects = (): string[] => globSync("{packages/*,examples/*,docs}/tsconfig.json", { cwd: root }).sort();

/** The folders of packages that can't import elements: a change to an element doesn't affect their types. */
const foldersWithoutElements = typeProjects()
  .filter((project) => project.startsWith("packages/") && !codeOf(project)("packages/elements/src/index.ts"))
  .map((project) => dirname(project));
const readsWithoutElements = foldersWithoutElements.map(readsPackage);

const oxlint = (title: string, args: readonly string[], inputs: (path: string) => boolean): Tool => ({
  title,
  command: bin("oxlint"),
  args: ["--threads=1", ...args],
  // With several threads, each checks types that others check too, which is a third more work.
  env: { GOMAXPROCS: "1" },
  expectedSeconds: 20,
  inputs,
});

const tools = (): readonly Tool[] => [
  oxlint(
    "oxlint finds nothing in packages without elements",
    foldersWithoutElements,
    (path) => isCode(path) && readsWithoutElements.some((reads) => reads(path)),
  ),
  oxlint(
    "oxlint finds nothing elsewhere",
    foldersWithoutElements.map((folder) => `--ignore-pattern=${folder}/**`),
    isCode,
  ),
  ...groupProjects(typeProjects()).map((projects) => ({
    title: `types of ${projects.map((project) => project.replace("/tsconfig.json", "")).join(", ")}`,
    command: process.execPath,
    args: [script("check-types.ts"), ...(isFoundation(projects) ? [] : ["--built"]), ...projects],
    ...(!isFoundation(projects) && { needs: buildTitle }),
    inputs: (path: string) => isCode(path) && projects.some((project) => codeOf(project)(path)),
  })),
  {
    title: "oxfmt would change nothing",
    command: bin("oxfmt"),
    args: ["--list-different", "."],
    remedy: "Format these files with `npx oxfmt FILE…`.",
  },
  {
    title: "the client's types match the operations",
    command: process.execPath,
    args: ["--conditions=@rollcall/source", script("../client-types/main.ts"), "--check"],
    inputs: (path) => readsPackage("packages/server")(path) || path.startsWith("packages/tools/src/client-types/"),
  },
  {
    title: "imports follow the dependency rules",
    command: process.execPath,
    args: [script("check-imports.ts")],
    inputs: isNoDocument,
  },
  {
    title: "knip finds nothing unused",
    command: bin("knip"),
    args: ["--config", "packages/tools/knip.json", "--no-progress"],
    // The wrappers for React are only in the built package.
    needs: buildTitle,
    inputs: isNoDocument,
  },
  {
    title: "sources use no restricted syntax",
    command: process.execPath,
    args: [script("check-syntax.ts")],
    inputs: isCode,
  },
  { title: "texts use plain words", command: process.execPath, args: [script("check-prose.ts")] },
  {
    title: "examples in the guide match the types",
    command: process.execPath,
    args: [script("check-docs-code.ts")],
    needs: buildTitle,
    expectedSeconds: 2,
    inputs: (path) => isCode(path) || path.startsWith("docs/guide/"),
  },
  { title: buildTitle, command: process.execPath, args: [script("../build/main.ts")], inputs: readsPublished },
  {
    title: bundlesTitle,
    command: process.execPath,
    args: [script("check-bundles.ts")],
    needs: buildTitle,
    inputs: readsPublished,
  },
  {
    title: "docstrings describe everything that elements offer",
    command: process.execPath,
    args: [script("check-manifest.ts")],
    needs: buildTitle,
    inputs: readsPublished,
  },
  {
    title: "published packages are complete, and their types resolve",
    command: process.execPath,
    args: [script("check-published.ts")],
    needs: buildTitle,
    expectedSeconds: 15,
    inputs: readsPublished,
  },
  {
    title: "a page with a member list or the worker portal stays small",
    command: bin("size-limit"),
    args: [],
    cwd: join(root, "packages/elements"),
    needs: bundlesTitle,
    inputs: readsPublished,
  },
];

/** Everything that can be checked without running the product. */
export const checkJobs = (): readonly Job[] =>
  tools().map(({ title, command, args, cwd, env, needs, inputs, remedy = "", expectedSeconds = 7 }) => ({
    runner: "check",
    name: title,
    expectedSeconds,
    ...(needs !== undefined && { needs }),
    ...(inputs !== undefined && { inputs }),
    async run() {
      const result = await runCommand(command, args, {
        capture: true,
        cwd,
        env: { NO_COLOR: "1", ...goSettings, ...env, [jobVariable]: title },
        timeout: 900_000,
      });
      addResult({
        runner: "check",
        file: "",
        title,
        job: title,
        outcome: result.code === 0 ? "passed" : "failed",
        milliseconds: Math.round(result.milliseconds),
      });
      // The output of a tool that finds nothing is noise.
      return {
        ...result,
        output:
          result.code === 0
            ? ""
            : `${result.output}
${remedy}`.trim(),
      };
    },
  }));
