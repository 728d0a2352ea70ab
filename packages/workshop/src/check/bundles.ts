// Bundles what a page loads from the sources, as a host's bundler would, and looks at what went in.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Metafile } from "esbuild";
import { root } from "../root.ts";

interface PageEntry {
  readonly name: string;
  /** The package in whose folder the imports are resolved. */
  readonly from: string;
  readonly imports: readonly string[];
}

const entries: readonly PageEntry[] = [
  {
    name: "member-list",
    from: "elements",
    imports: ["@rollcall/elements/rollcall-provider/define", "@rollcall/elements/member-list/define"],
  },
  { name: "client", from: "client", imports: ["@rollcall/client", "@rollcall/core/client", "@rollcall/core/contract"] },
];

/** What never reaches a page that talks to a server: parsing, the engine, rules and stores. */
const forbidden = [
  /node_modules\/zod\//,
  /core\/src\/kernel\/engine/,
  /\/rules\//,
  /packages\/storage-/,
  /node_modules\/tr46\//,
];

const folder = join(root, ".rollcall/size");
rmSync(folder, { recursive: true, force: true });

mkdirSync(folder, { recursive: true });
let failed = false;
for (const { name, from, imports } of entries) {
  const built = await build({
    // Exported, so that nothing which a page may call is shaken away.
    stdin: {
      contents: imports.map((path, index) => `export * as entry${index} from "${path}";`).join("\n"),
      resolveDir: join(root, "packages", from),
      sourcefile: `${name}.js`,
    },
    absWorkingDir: root,
    outdir: join(folder, name),
    entryNames: "entry",
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@rollcall/source", "browser", "production", "import"],
    metafile: true,
    logLevel: "error",
  }).catch(() => undefined);
  failed ||= built === undefined;
  // What could not be built has been said.
  if (built === undefined) continue;
  const { metafile } = built;
  writeFileSync(join(folder, `${name}.meta.json`), JSON.stringify(metafile));
  const inside = Object.keys(metafile.inputs).filter((file) => forbidden.some((pattern) => pattern.test(file)));
  for (const file of inside)
    console.error(`the bundle \`${name}\` holds ${file}, through ${importers(metafile, file).join(", ")}`);
  failed ||= inside.length > 0;
  writeFileSync(join(folder, `${name}.first.json`), JSON.stringify(firstLoad(metafile)));
}
process.exitCode = failed ? 1 : 0;

function importers({ inputs }: Metafile, file: string): string[] {
  return Object.entries(inputs)
    .filter(([, { imports }]) => imports.some(({ path }) => path === file))
    .map(([path]) => path);
}

/** The files that load before anything is asked for: the entry and what it imports statically. */
function firstLoad({ outputs }: Metafile): string[] {
  const files = new Set(Object.keys(outputs).filter((path) => basename(path) === "entry.js"));
  for (const file of files) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) files.add(path);
    }
  }
  return [...files];
}
