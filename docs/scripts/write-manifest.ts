// Writes the manifest of the elements, from which their pages are made.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const pathOf = (path: string): string => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));
const options = { cwd: pathOf("elements"), stdio: "inherit" } as const;
execFileSync("cem", ["analyze", "--config", pathOf("tools/custom-elements-manifest.config.mjs")], options);
