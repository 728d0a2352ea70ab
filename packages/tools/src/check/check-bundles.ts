// Bundles what a page loads from the sources, as a host's bundler would, and checks which modules the bundles contain.
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { type OutputChunk, type Plugin, rollup } from "rollup";
import esbuild, { minify } from "rollup-plugin-esbuild";
import { minifyLiterals } from "../build/minify-literals.ts";
import { root } from "../root.ts";

interface PageEntry {
  readonly name: string;
  /** The package in whose folder the page is. */
  readonly from: string;
  /** The script of the page. */
  readonly source: string;
}

const entries: readonly PageEntry[] = [
  {
    name: "member-list",
    from: "elements",
    source: 'import "@rollcall/elements/rollcall-provider/define"; import "@rollcall/elements/member-list/define";',
  },
  {
    name: "worker-portal",
    from: "elements",
    source: 'import "@rollcall/elements/rollcall-provider/define"; import "@rollcall/elements/worker-portal/define";',
  },
  {
    name: "planner-users",
    from: "elements",
    source: 'import "@rollcall/elements/rollcall-provider/define"; import "@rollcall/elements/planner-users/define";',
  },
  {
    name: "shift-board",
    from: "elements",
    source: 'import "@rollcall/elements/rollcall-provider/define"; import "@rollcall/elements/shift-board/define";',
  },
  {
    name: "planner-user",
    from: "elements",
    source:
      'import "@rollcall/elements/rollcall-provider/define"; import "@rollcall/elements/planner-user/define"; import "@rollcall/elements/person-settings/define";',
  },
  {
    name: "client",
    from: "client",
    // Exported, so that tree shaking doesn't remove anything a page may call.
    source: ["@rollcall/client", "@rollcall/core/client", "@rollcall/core/contract"]
      .map((path, index) => `export * as entry${index} from "${path}";`)
      .join("\n"),
  },
];

/** Modules that a page that calls a server must not load: parsing, the engine, rules and stores. */
const forbidden = [
  /node_modules\/zod\//,
  /core\/src\/kernel\/engine/,
  /\/rules\//,
  /packages\/storage-/,
  /node_modules\/tr46\//,
  /node_modules\/temporal-/,
];

async function checkBundle({ name, from, source }: PageEntry): Promise<void> {
  const bundle = await rollup({
    input: "page",
    // Loads modules in the same order each time: which modules share a chunk depends on it.
    maxParallelFileOps: 1,
    preserveEntrySignatures: name === "client" ? "strict" : false,
    // Only needed for pasting, and not an ES module.
    external: ["papaparse"],
    plugins: [
      page(source, join(root, "packages", from, "page.js")),
      nodeResolve({
        extensions: [".ts", ".js"],
        exportConditions: ["@rollcall/source", "browser", "production", "import"],
        browser: true,
      }),
      esbuild({ target: "es2022", charset: "utf8", tsconfig: join(root, "packages", from, "tsconfig.json") }),
      minifyLiterals(),
      minify({ target: "es2022", charset: "utf8", legalComments: "none" }),
      importers(name),
    ],
  });
  const { output } = await bundle.write({
    dir: join(folder, name),
    format: "es",
    entryFileNames: "entry.js",
    chunkFileNames,
  });
  await bundle.close();
  const chunks = output.filter((file) => file.type === "chunk");
  const modules = chunks.map(({ fileName, modules }) => [fileName, Object.keys(modules).map(inRoot)] as const);
  writeFileSync(join(folder, `${name}.modules.json`), JSON.stringify(Object.fromEntries(modules), null, 2));
  writeFileSync(join(folder, `${name}.first.json`), JSON.stringify(firstLoad(chunks, join(folder, name))));
}

/** Hashes of the names, not of the contents: otherwise, the compressed size would vary with each change to what loads later. */
const chunkFileNames = ({ name }: { readonly name: string }): string =>
  `${name}-${createHash("sha256").update(name).digest("base64url").slice(0, 8)}.js`;

/** Provides the page's script as if it were a file of its package. */
const page = (source: string, file: string): Plugin => ({
  name: "page",
  resolveId: (id) => (id === "page" ? file : undefined),
  load: (id) => (id === file ? source : undefined),
});

/** Reports forbidden modules and their importers. A module that was read counts, even if tree shaking removed it. */
const importers = (name: string): Plugin => ({
  name: "importers",
  buildEnd() {
    const inside = [...this.getModuleIds()].filter((id) => forbidden.some((pattern) => pattern.test(id)));
    for (const id of inside) {
      const through = this.getModuleInfo(id)?.importers.map(inRoot).join(", ");
      console.error(`the bundle \`${name}\` contains ${inRoot(id)}, imported by ${through ?? "nothing"}`);
      process.exitCode = 1;
    }
  },
});

const folder = join(root, ".rollcall/size");
const inRoot = (id: string): string => relative(root, id);

/** The files of the first load: the entry and what it imports statically. */
function firstLoad(chunks: readonly OutputChunk[], folder: string): string[] {
  const files = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const file of files) {
    for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) {
      if (chunks.some(({ fileName }) => fileName === other)) files.add(other);
    }
  }
  return [...files].map((file) => relative(root, join(folder, file)));
}

rmSync(folder, { recursive: true, force: true });

mkdirSync(folder, { recursive: true });
for (const entry of entries) {
  try {
    await checkBundle(entry);
  } catch (error) {
    console.error(`the bundle \`${entry.name}\` cannot be built: ${String(error)}`);
    process.exitCode = 1;
  }
}
