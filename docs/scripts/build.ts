import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Application, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import { build } from "vitepress";

const docs = fileURLToPath(new URL("..", import.meta.url));
const reference = fileURLToPath(new URL("../reference", import.meta.url));
const packages = [
  "core",
  "client",
  "server",
  "storage-memory",
  "storage-indexeddb",
  "storage-sql",
  "cli",
  "elements",
  "links",
  "testkit",
];

/** Writes the reference of every published package as Markdown into `docs/reference`. */
async function writeReference(): Promise<void> {
  rmSync(reference, { recursive: true, force: true });
  const application = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    entryPointStrategy: "packages",
    entryPoints: packages.map((name) => fileURLToPath(new URL(`../../packages/${name}`, import.meta.url))),
    // TypeDoc uses TypeScript 6, which infers less than the version that checks the types.
    packageOptions: { entryPoints: ["src/index.ts"], tsconfig: "tsconfig.src.json", skipErrorChecking: true },
    name: "Reference",
    readme: "none",
    githubPages: false,
    disableGit: true,
    excludeExternals: true,
    sourceLinkTemplate: "{path}",
    logLevel: "Error",
    outputs: [{ name: "markdown", path: reference }],
    entryFileName: "index",
  } as Partial<TypeDocOptions> & Partial<PluginOptions>);
  const project = await application.convert();
  if (project === undefined) throw new Error("typedoc failed to read the packages");
  await application.generateOutputs(project);
}

await writeReference();
await build(docs);
