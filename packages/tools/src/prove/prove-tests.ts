import { runCommand } from "../run-command.ts";
import type { ProofResult } from "./proof.ts";

type Environment = Readonly<Record<string, string>>;

async function runTests(files: readonly string[], env: Environment) {
  const options = ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning", "--test"];
  const { code, output } = await runCommand(process.execPath, [...options, ...files], { capture: true, env });
  return { output, broken: code === 0 ? [] : [output] };
}

/** Runs a test file whose number of runs depends on environment variables, with more runs than in `npm test`. */
export async function proveTests(file: string, env: Environment): Promise<ProofResult> {
  const { broken } = await runTests([file], env);
  return { figures: { file, ...env }, broken };
}

/** Makes each command fail at every port call in every possible way. The figures are the crash points by store. */
export async function proveCrashPoints(): Promise<ProofResult> {
  const files = [
    "packages/core/src/faults/crash-points.test.ts",
    "packages/tools/src/faults/crash-points-postgres.test.ts",
  ];
  const { output, broken } = await runTests(files, { ROLLCALL_CRASH_POINTS: "all" });
  const figures: Record<string, number> = {};
  for (const [, store = "", points] of output.matchAll(/ over (\w+): (\d+) crash points/g))
    figures[store] = (figures[store] ?? 0) + Number(points);
  return { figures, broken };
}
