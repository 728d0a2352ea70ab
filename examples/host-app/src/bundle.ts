import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build, type BuildOptions, type Metafile, stop, version } from "esbuild";
import { portalScript } from "./portal-script.ts";

/** The files that were built from entry points. */
export interface Bundle {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly metafile: Pick<Metafile, "outputs">;
}

/** What the browser loads: the pages of the host, and the worker portal. */
export interface Bundles {
  readonly host: Bundle;
  readonly portal: Bundle;
}

/** Bundles, with the time of the last change to each source. */
interface Kept {
  readonly version: string;
  readonly changedAt: Readonly<Record<string, number>>;
  readonly bundles: Bundles;
}

const options = {
  outdir: "/assets",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  conditions: ["@rollcall/source", "browser", "production", "import"],
  write: false,
  metafile: true,
  logLevel: "error",
} as const satisfies BuildOptions;

/** Bundles the scripts and styles of the host and of the portal. */
export async function bundle(): Promise<Bundles> {
  const { bundles } = await bundleWithSources();
  return bundles;
}

/**
 * Returns the bundles in a file if they were built from the sources of this checkout and none has changed since. Otherwise,
 * bundles again and writes the file. Processes that restart then take much less time.
 */
export async function keptBundles(file: string): Promise<Bundles> {
  const kept = read(file);
  const isOwn = kept?.version === version && import.meta.filename in kept.changedAt;
  if (isOwn && Object.entries(kept.changedAt).every(([path, time]) => changedAt(path) === time)) return kept.bundles;
  const { bundles, sources } = await bundleWithSources();
  const all = Object.fromEntries(sources.map((path) => [path, changedAt(path)]));
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, JSON.stringify({ version, changedAt: all, bundles } satisfies Kept));
  renameSync(partial, file);
  return bundles;
}

async function bundleWithSources() {
  const [host, portal] = await Promise.all([
    build({
      ...options,
      entryPoints: {
        host: join(import.meta.dirname, "browser/host.ts"),
        styles: join(import.meta.dirname, "styles/host.css"),
      },
    }),
    build({ ...options, entryPoints: ["portal"], plugins: [portalScript] }),
  ]);
  // Stops the process of esbuild.
  await stop();
  const inputs = [host, portal].flatMap(({ metafile }) => Object.keys(metafile.inputs)).map((path) => resolve(path));
  // These files contain the options, and the modules of the portal that aren't files.
  const own = ["bundle.ts", "portal-script.ts"].map((name) => join(import.meta.dirname, name));
  return {
    bundles: { host: toBundle(host), portal: toBundle(portal) },
    sources: [...new Set([...inputs, ...own])].filter((path) => changedAt(path) > 0),
  };
}

const toBundle = ({
  outputFiles,
  metafile: { outputs },
}: Awaited<ReturnType<typeof build<typeof options>>>): Bundle => ({
  files: outputFiles.map(({ path, text }) => ({ name: basename(path), text })),
  metafile: { outputs },
});

/** When a file was changed, in milliseconds since the epoch; 0 if there is none. */
const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function read(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch {
    return undefined;
  }
}
