// Describes the elements for editors and frameworks, from their docstrings. `npm run build` runs it.
import { join } from "node:path";
import { customElementJetBrainsPlugin } from "custom-element-jet-brains-integration";
import { customElementVsCodePlugin } from "custom-element-vs-code-integration";
import { writeFrameworkTypes } from "./src/manifest/framework-types.ts";
import { publicFace } from "./src/manifest/public-face.ts";
import { writeReactWrappers } from "./src/manifest/react-wrappers.ts";

const folder = join(import.meta.dirname, "../elements");
const outdir = join(folder, "dist");

export default {
  globs: ["src/**/*.ts"],
  exclude: ["src/**/*.{test,fixture,bench,messages,styles}.ts"],
  outdir: "dist",
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [
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
