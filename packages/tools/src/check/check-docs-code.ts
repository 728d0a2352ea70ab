// Checks the TypeScript examples of the guide against the built packages. Names that neither an example nor `docs-code/names.d.ts`
// declares are the reader's own, such as `yourSession`, and have any type.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkOnce, goSettings } from "../project-groups.ts";
import { cacheFolder, root } from "../root.ts";
import { runCommand } from "../run-command.ts";

const examples = /^```ts\b.*\n([^]*?)^```$/gm;

/** A name that isn't declared, also as a shorthand property. */
const undeclared = /error TS(2304|2552|18004):/;

const folder = join(cacheFolder, "docs-code");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const page of globSync("docs/guide/*.md", { cwd: root })) {
  const text = readFileSync(join(root, page), "utf8");
  for (const { index, 1: code = "" } of text.matchAll(examples)) {
    const before = text.slice(0, index).split("\n").length;
    // With as many empty lines as precede it, so that errors name the line of the page.
    const file = join(folder, `${basename(page, ".md")}.${before}.ts`);
    writeFileSync(file, `${"\n".repeat(before)}${code}export {};\n`);
  }
}
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: join(root, "docs/tsconfig.json"),
    compilerOptions: {
      customConditions: [],
      noImplicitAny: false,
      noPropertyAccessFromIndexSignature: false,
      noUncheckedIndexedAccess: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      rootDir: root,
    },
    include: ["*.ts", join(import.meta.dirname, "../fixtures/docs-code/*.d.ts")],
    exclude: [],
  }),
);
const args = [join(root, "node_modules/typescript-7/bin/tsc"), "--project", folder, "--pretty", "false", ...checkOnce];
const { output } = await runCommand(process.execPath, args, { capture: true, cwd: folder, env: goSettings });
const found = output.split(/\n(?=\S)/).filter((text) => text.trim() !== "" && !undeclared.test(text));
for (const text of found) console.log(text.replace(/^([\w-]+)\.\d+\.ts\((\d+),\d+\)/, "docs/guide/$1.md:$2"));
if (found.length > 0) process.exitCode = 1;
