// Runs test files in the order in which they are given, each in a process of its own, with the flags of this one.
// `node --test` does the same, but in the order of the alphabet.
import { run } from "node:test";
import report from "./node-reporter.ts";

const files = process.argv.slice(2);

// Without a file `run` would look for tests on its own.
if (files.length === 0) process.exitCode = 1;
else {
  run({ files, concurrency: 2, timeout: 900_000 })
    .on("test:fail", ({ todo }) => {
      if (todo === undefined || todo === false) process.exitCode = 1;
    })
    .compose<NodeJS.ReadableStream>(report)
    .pipe(process.stdout);
}
