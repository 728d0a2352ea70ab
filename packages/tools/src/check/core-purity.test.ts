import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";

const folder = join(import.meta.dirname, "../fixtures/impure-core");

/** Compiles the fixture as a source of core: its project extends core's own. */
function errorsByFile(): Map<string, string[]> {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) =>
      assert.fail(ts.flattenDiagnosticMessageText(messageText, "\n")),
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(join(folder, "tsconfig.json"), {}, host);
  assert.ok(parsed);
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const errors = new Map<string, string[]>();
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder))) {
    const messages = ts
      .getPreEmitDiagnostics(program, file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    errors.set(file.fileName.slice(folder.length + 1), messages);
  }
  return errors;
}

test("compiles pure core sources, but none that use the DOM or Node", () => {
  const errors = errorsByFile();
  assert.deepEqual(errors.get("stays-pure.ts"), []);
  assert.match(errors.get("touches-document.ts")?.join("\n") ?? "", /Cannot find name 'document'/);
  const node = errors.get("touches-node.ts")?.join("\n") ?? "";
  assert.match(node, /Cannot find .*'node:fs'/);
  assert.match(node, /Cannot find name 'process'/);
});
