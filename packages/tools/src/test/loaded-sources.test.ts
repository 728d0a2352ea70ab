import assert from "node:assert/strict";
import test from "node:test";
import { endTestFile, loadedBy, reportLoaded } from "./loaded-sources.ts";

test("keeps what each test file has loaded, and nothing for files that report nothing", () => {
  endTestFile("earlier.test.ts");
  reportLoaded(["packages/b.ts", "packages/a.ts"]);
  reportLoaded(["packages/a.ts"]);
  endTestFile("first.test.ts");
  endTestFile("silent.test.ts");
  reportLoaded([]);
  endTestFile("empty.test.ts");
  assert.deepEqual(
    ["first", "silent", "empty"].map((name) => loadedBy(`${name}.test.ts`)),
    [["packages/a.ts", "packages/b.ts"], undefined, []],
  );
});
