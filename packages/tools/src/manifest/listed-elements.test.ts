import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { root } from "../root.ts";

const elements = "packages/elements";
const read = (path: string): string => readFileSync(join(root, path), "utf8");

test("lists each element wherever hosts look for it", () => {
  const missing = globSync("src/**/*.define.ts", { cwd: join(root, elements) }).flatMap((definition) => {
    const tag = basename(definition, ".define.ts");
    const source = definition.replace(".define.ts", ".ts");
    const messages = definition.replace(".define.ts", ".messages.ts");
    const needs: (readonly [path: string, text: string])[] = [
      [`${elements}/package.json`, `"./${tag}/define": {`],
      [`${elements}/package.json`, `"@rollcall/source": "./${definition}"`],
      [`${elements}/src/define.ts`, definition.replace("src/", "./")],
      [`${elements}/src/index.ts`, source.replace("src/", "./")],
      ["README.md", `| \`<${tag}>\``],
      ["docs/guide/components.md", `| [\`<${tag}>\`]`],
      ["docs/guide/components.md", `[\`<${tag}>\`]: ../elements/${tag}`],
    ];
    if (existsSync(join(root, elements, messages)))
      needs.push([
        `${elements}/src/provider/rollcall-provider/message-overrides.ts`,
        messages.replace("src/", "../../"),
      ]);
    if (!read(`${elements}/${source}`).includes("schedule-id"))
      needs.push(["docs/scripts/element-page.ts", `"${tag}": `]);
    return needs.filter(([path, text]) => !read(path).includes(text)).map(([path, text]) => `${path}: ${text}`);
  });
  assert.deepEqual(missing, []);
});
