import { basename, extname, join } from "node:path";
import { build, stop } from "esbuild";
import { sprite } from "./pages/icons.ts";

/** What the browser loads, built in memory from the sources when the host starts. */
export interface Assets {
  /** Where a page finds its script, its styles and its icons. */
  readonly script: string;
  readonly styles: string;
  /** A file by its path, if there is one. */
  get(path: string): { readonly body: Uint8Array<ArrayBuffer>; readonly type: string } | undefined;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Bundles the components and the host's own few lines, as any host's bundler would. */
export async function buildAssets(): Promise<Assets> {
  const { outputFiles } = await build({
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
    logLevel: "error",
  });
  // Its process has nothing more to do.
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
  return { script: named("host", ".js"), styles: named("styles", ".css"), get: (path) => files.get(path) };
}
