// `npm run bench -- members --json`: runs one bench. Without a name, lists them.
import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";
import { benchText, type RunBench } from "./document.ts";

const [name, ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, name ?? "", "bench.ts");

if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = globSync("*/bench.ts", { cwd: import.meta.dirname })
    .map(dirname)
    .sort();
  console.error(`choose a bench: ${names.join(", ")}`);
  process.exitCode = 2;
} else {
  const { run } = (await import(file)) as { readonly run: RunBench };
  const args = rest.filter((arg) => arg !== "--json");
  const document = await run({ args, say: (line) => process.stderr.write(`${line}\n`) });
  console.log(rest.includes("--json") ? JSON.stringify(document) : benchText(document));
}
