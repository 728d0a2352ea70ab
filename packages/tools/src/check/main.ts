// `npm run check`: everything that holds without running the product. Two tools at a time; prints what failed.
import { addResult, closingLine, forgetResults, readResults, tally } from "../test/results.ts";
import { runCommand, stopChildrenOnSignals } from "../run-command.ts";
import { builtTools, buildTool, sizeTool, sourceTools, type Tool } from "./tools.ts";

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

async function hold({ holds, command, args, cwd }: Tool): Promise<boolean> {
  const { code, output, milliseconds } = await runCommand(command, args, {
    capture: true,
    cwd,
    env: { NO_COLOR: "1" },
  });
  const passed = code === 0;
  addResult({ runner: "check", file: "", title: holds, outcome: passed ? "passed" : "failed" });
  console.log(passed ? `✔ ${holds} (${seconds(milliseconds)})` : `\n✖ ${holds}\n${output}`);
  return passed;
}

/** Two at a time: what this machine has cores for. */
async function holdAll(tools: readonly Tool[]): Promise<void> {
  const waiting = [...tools];
  const work = async (): Promise<void> => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) await hold(tool);
  };
  await Promise.all([work(), work()]);
}

stopChildrenOnSignals();
forgetResults("check");
const built = hold(buildTool);
await holdAll(sourceTools());
if (await built) {
  await holdAll(builtTools());
  await hold(sizeTool);
}
const result = tally(readResults("check"));
console.log(`checks: ${closingLine(result)}`);
process.exitCode = result.failed > 0 ? 1 : 0;
