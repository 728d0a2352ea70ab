import { runCommand } from "../run-command.ts";
import type { ProofResult } from "./proofs.ts";

/** Runs a file of tests whose amount depends on variables of the environment, with more than `npm test` runs. */
export async function proveTests(file: string, env: Readonly<Record<string, string>>): Promise<ProofResult> {
  const options = ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning", "--test"];
  const { code, output } = await runCommand(process.execPath, [...options, file], { capture: true, env });
  return { figures: { file, ...env }, broken: code === 0 ? [] : [output] };
}
