// `npm run history -- verify --store PATH`: compares the history of a store with its seals. Exit code 1 if they differ, 2
// for wrong arguments. `seal` seals new entries and prints the head to store elsewhere.
import { runHistory } from "./run-history.ts";

try {
  process.exitCode = await runHistory(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
