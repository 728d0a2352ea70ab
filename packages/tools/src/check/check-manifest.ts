// Checks that the docstrings of the elements match their sources, because the build generates the manifest from them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { elementUsage } from "../manifest/element-usage.ts";
import { elementsOf, type Manifest } from "../manifest/manifest.ts";
import { manifestFindings } from "../manifest/manifest-findings.ts";
import { root } from "../root.ts";

const folder = join(root, "packages/elements");
const manifest = JSON.parse(readFileSync(join(folder, "dist/custom-elements.json"), "utf8")) as Manifest;

for (const { path, declarations } of manifest.modules) {
  const source = join(folder, path.replace(/^dist/, "src").replace(/\.js$/, ".ts"));
  for (const element of elementsOf({ modules: [{ kind: "javascript-module", path, declarations, exports: [] }] })) {
    for (const finding of manifestFindings(element, elementUsage(source))) {
      console.log(finding);
      process.exitCode = 1;
    }
  }
}
