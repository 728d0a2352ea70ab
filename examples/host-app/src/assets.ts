import { basename, extname, join } from "node:path";
import { build, stop } from "esbuild";
import { sprite } from "./pages/icons.ts";

/** The scripts and styles the browser loads, built in memory when the host starts. */
export interface Assets {
  /** The URLs of the script, the styles and the icons. */
  readonly script: string;
  readonly styles: string;
  /** The URLs of the scripts that the worker portal loads at once. */
  readonly portal: readonly string[];
  /** The file at a path, if it exists. */
  get(path: string): { readonly body: Uint8Array<ArrayBuffer>; readonly type: string } | undefined;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** What the worker portal imports on demand before it shows anything. */
const portalScripts = ["rollcall-provider.define", "worker-portal.define", "portal-offline", "to-do-list"];

/** Bundles the components with the host's own code. */
export async function buildAssets(): Promise<Assets> {
  const { outputFiles, metafile } = await build({
    entryPoints: {
      host: join(import.meta.dirname, "browser/host.ts"),
      styles: join(import.meta.dirname, "styles/host.css"),
    },
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
  });
  // Stops the process of esbuild.
  await stop();
  const files = new Map(
    outputFiles.map(({ path, contents }) => [
      `/assets/${basename(path)}`,
      { body: new Uint8Array(contents), type: types[extname(path)] ?? "application/octet-stream" },
    ]),
  );
  files.set("/assets/icons.svg", { body: new TextEncoder().encode(sprite), type: types[".svg"] ?? "" });
  const named = (name: string, type: string): string =>
    [...files.keys()].find((path) => path.startsWith(`/assets/${name}-`) && path.endsWith(type)) ?? "";
  const portal = new Set(portalScripts.flatMap((name) => named(name, ".js")));
  for (const path of portal) {
    const output = Object.entries(metafile.outputs).find(([file]) => basename(file) === basename(path))?.[1];
    for (const { path: imported, kind } of output?.imports ?? []) {
      if (kind === "import-statement") portal.add(`/assets/${basename(imported)}`);
    }
  }
  return {
    portal: [...portal],
    script: named("host", ".js"),
    styles: named("styles", ".css"),
    get: (path) => files.get(path),
  };
}
