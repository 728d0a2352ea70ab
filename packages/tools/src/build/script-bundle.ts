import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { root } from "../root.ts";

/** The name of the script in the package's build. */
const script = "rollcall.min.js";

/**
 * Bundles the built elements with everything they load into one script for pages without a bundler, and writes its hash for
 * `integrity` attributes into `integrity.json`. The script registers all elements and exposes the exports of
 * `@rollcall/elements` as `Rollcall`. Returns its modules.
 */
export async function writeScriptBundle(folder: string): Promise<readonly string[]> {
  const dist = join(folder, "dist");
  const { metafile } = await build({
    stdin: { contents: 'export * from "./index.js"; import "./define.js";', resolveDir: dist },
    outfile: join(dist, script),
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    globalName: "Rollcall",
    minify: true,
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "eof",
    conditions: ["browser", "production", "import"],
    logLevel: "error",
    metafile: true,
    // Several times the size of all elements, only to preview PDFs in one of them. Without it, PDFs are offered as downloads.
    external: ["pdfjs-dist"],
  });
  const hash = createHash("sha384")
    .update(readFileSync(join(dist, script)))
    .digest("base64");
  writeFileSync(join(dist, "integrity.json"), `${JSON.stringify({ [script]: `sha384-${hash}` }, null, 2)}\n`);
  return Object.keys(metafile.inputs).map((path) => resolve(root, path));
}
