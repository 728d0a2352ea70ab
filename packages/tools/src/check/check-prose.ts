// Checks the language of documentation, comments, messages and test titles against the word list of the style guide.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { findInSource, findInText, replacedWords } from "./prose-findings.ts";

// The specification and the generated permission table keep the wording of the requirements.
const excluded = /(^|\/)(node_modules|dist|reference|spec)(\/|$)|docs\/permissions\.md$|prose-findings/;

const patterns = ["*.md", ".changeset/*.md", "docs/**/*.{md,ts}", "packages/*/src/**/*.ts", "examples/*/src/**/*.ts"];
const files = globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)node_modules$/.test(path) })
  .filter((file) => !excluded.test(file))
  .sort();

let count = 0;
for (const file of files) {
  const text = readFileSync(join(root, file), "utf8");
  for (const { line, word } of file.endsWith(".ts") ? findInSource(text) : findInText(text)) {
    count += 1;
    console.log(`${file}:${line}  "${word}": write ${replacedWords[word] ?? "a plainer word"}`);
  }
}
if (count > 0) process.exitCode = 1;
