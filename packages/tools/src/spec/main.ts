// `npm run spec`: which requirement rows the tests of the last run prove. `--json` prints the rows with their tests.
import { parseArgs } from "node:util";
import { readResults, runners } from "../test/results.ts";
import { specReport, specText } from "./report.ts";
import { readRowIds } from "./rows.ts";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const records = runners.flatMap(readResults);
const report = specReport(readRowIds(), records);

// `npm run spec --json` gives the flag to npm, which passes it on as a setting.
if (values.json || process.env["npm_config_json"] === "true") {
  console.log(JSON.stringify({ rows: report.rows }, null, 2));
  for (const error of report.errors) console.error(error);
} else {
  console.log(specText(report));
}
if (records.length === 0) console.error("no results: run `npm test` first");
process.exitCode = report.errors.length > 0 || records.length === 0 ? 1 : 0;
