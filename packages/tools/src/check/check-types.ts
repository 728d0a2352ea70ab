// Checks the types of projects with the same settings. With `--built`, they read the declarations of the foundation, which the build
// writes.
import { join } from "node:path";
import { builtPaths, compileGroup } from "../project-groups.ts";
import { cacheFolder } from "../root.ts";

const [option, ...others] = process.argv.slice(2);
const isBuilt = option === "--built";
const projects = isBuilt ? others : process.argv.slice(2);
const name = `${projects[0]?.replaceAll("/", "-") ?? ""}${isBuilt ? "-built" : ""}`;
const { code, output } = await compileGroup(projects, {
  noEmit: true,
  // The next run checks only what a change can affect.
  incremental: true,
  tsBuildInfoFile: join(cacheFolder, "types", `${name}.tsbuildinfo`),
  ...(isBuilt && { paths: builtPaths() }),
});
process.stdout.write(output);
process.exitCode = code;
