// Checks that no source uses syntax that the repository restricts.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { findSyntax } from "./syntax-findings.ts";

const excluded = /(^|\/)(node_modules|dist|reference|fixtures|\.vitepress)(\/|$)|\/syntax-findings/;
const files = globSync(["packages/*/src/**/*.ts", "examples/*/src/**/*.ts", "docs/**/*.ts"], {
  cwd: root,
  exclude: (path) => /(^|\/)node_modules$/.test(path),
}).filter((file) => !excluded.test(file));
const found = files.sort().flatMap((file) => findSyntax(file, readFileSync(join(root, file), "utf8")));
for (const line of found) console.log(line);
if (files.length === 0 || found.length > 0) process.exitCode = 1;
