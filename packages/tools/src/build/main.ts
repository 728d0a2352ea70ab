// `npm run build`: builds each package into its `dist` folder.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bin, root } from "../root.ts";
import { runCommand, stopChildrenOnSignals } from "../run-command.ts";
import { writeChangelog } from "./changelog.ts";
import { emitDeclarations } from "./declarations.ts";
import { publishedPackages } from "./packages.ts";
import { writeScriptBundle } from "./script-bundle.ts";
import { writeThirdPartyNotices } from "./third-party-notices.ts";

stopChildrenOnSignals();
const packages = publishedPackages();
const elements = join(root, "packages/elements");
for (const { folder } of packages) rmSync(join(folder, "dist"), { recursive: true, force: true });

const children = [
  runCommand(bin("rollup"), ["--config", "rollup.config.mjs", "--silent"], { capture: true }),
  runCommand(bin("cem"), ["analyze", "--config", "../tools/custom-elements-manifest.config.mjs"], {
    capture: true,
    cwd: elements,
  }),
];
// A package without sources is generated.
const wrong = [...(await emitDeclarations(packages.filter(({ folder }) => existsSync(join(folder, "src")))))];
for (const { code, output } of await Promise.all(children)) if (code !== 0) wrong.push(output);
if (wrong.length === 0) {
  const bundled = await writeScriptBundle(elements);
  for (const published of packages) {
    writeThirdPartyNotices(published, published.folder === elements ? bundled : []);
    writeChangelog(published);
  }
}
for (const text of wrong) console.error(text);
console.log(wrong.length > 0 ? "the build failed" : `built ${packages.map(({ name }) => name).join(", ")}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
