// Describes the elements for editors and frameworks, from their docstrings. `npm run build` runs it.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { customElementJetBrainsPlugin } from "custom-element-jet-brains-integration";
import { customElementVsCodePlugin } from "custom-element-vs-code-integration";
import { writeFrameworkTypes } from "./src/manifest/framework-types.ts";
import { publicFace } from "./src/manifest/public-face.ts";
import { writeReactWrappers } from "./src/manifest/react-wrappers.ts";

const folder = join(import.meta.dirname, "../elements");
const outdir = join(folder, "dist");

/** The sources that declare or define classes. The analyzer reads no others, and compares each class with all it reads. */
const globs = globSync("src/**/*.ts", { cwd: folder, exclude: ["src/**/*.{test,fixture,bench,messages,styles}.ts"] })
  .filter((path) =>
    /^(export )?(abstract )?class |\bclass extends |\bdefine\(/m.test(readFileSync(join(folder, path), "utf8")),
  )
  .sort();

export default {
  globs,
  outdir: "dist",
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [
    {
      name: "classes",
      moduleLinkPhase({ moduleDoc }) {
        moduleDoc.declarations = moduleDoc.declarations.filter(({ kind }) => kind === "class" || kind === "mixin");
      },
    },
    // The other plugins read its result.
    publicFace(folder),
    customElementVsCodePlugin({ outdir, hideLogs: true }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, hideLogs: true }),
    {
      name: "frameworks",
      packageLinkPhase({ customElementsManifest }) {
        writeFrameworkTypes(customElementsManifest, outdir);
        writeReactWrappers(customElementsManifest, join(folder, "../react/dist"));
      },
    },
  ],
};
