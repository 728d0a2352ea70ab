// Checks that imports follow the dependency rules of the architecture, without cycles.
import { root } from "../root.ts";
import { findImports } from "./import-findings.ts";

const found = await findImports(root, ["packages", "examples", "docs"]);
for (const { rule, from, to } of found) console.log(`${rule}: ${from} → ${to}`);
if (found.length > 0) process.exitCode = 1;
