import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Copy, DockerfileParser, type From, type JSONInstruction } from "dockerfile-ast";
import { root } from "../root.ts";

/** The folder of the files that deploy the `rollcall` command. */
export const deployFolder = join(root, "examples/host-app/deploy");

/** A step of a stage. Commands are lists of arguments, or text for a shell. */
export type Step =
  | { readonly kind: "workdir"; readonly path: string }
  | { readonly kind: "env"; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: "copy";
      readonly from: string | undefined;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: "run"; readonly command: string }
  | { readonly kind: "user"; readonly name: string };

/** A stage: the steps after one `FROM`. */
export interface Stage {
  readonly name: string | undefined;
  readonly image: string;
  readonly steps: readonly Step[];
  /** The arguments of `CMD` and of the health check, if they are lists. */
  readonly command: readonly string[] | undefined;
  readonly healthCheck: readonly string[] | undefined;
}

/**
 * Reads the Dockerfile of the deploy folder.
 * @throws {Error} it has an instruction that can't be executed in a folder
 */
export function readDockerfile(): readonly Stage[] {
  const dockerfile = DockerfileParser.parse(readFileSync(join(deployFolder, "Dockerfile"), "utf8"));
  const stages: (Stage & { readonly steps: Step[] })[] = [];
  for (const instruction of dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    const values = instruction.getArguments().map((argument) => argument.getValue());
    const text = instruction.getArgumentsContent() ?? "";
    if (keyword === "FROM") {
      const from = instruction as From;
      const name = from.getBuildStage() ?? undefined;
      stages.push({ name, image: from.getImage() ?? "", steps: [], command: undefined, healthCheck: undefined });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`\`${keyword}\` is before \`FROM\``);
    const add = (step: Step): void => void stage.steps.push(step);
    if (keyword === "WORKDIR") add({ kind: "workdir", path: text });
    else if (keyword === "ENV") add({ kind: "env", values: Object.fromEntries(values.map((value) => toPair(value))) });
    else if (keyword === "RUN") add({ kind: "run", command: text });
    else if (keyword === "USER") add({ kind: "user", name: text });
    else if (keyword === "COPY") {
      const from = (instruction as Copy).getFromFlag()?.getValue() ?? undefined;
      add({ kind: "copy", from, sources: values.slice(0, -1), target: values.at(-1) ?? "" });
    } else if (keyword === "CMD") Object.assign(stage, { command: listOf(instruction as JSONInstruction) });
    else if (keyword === "HEALTHCHECK")
      Object.assign(stage, { healthCheck: JSON.parse(text.slice(text.indexOf("["))) as string[] });
    else if (keyword !== "EXPOSE") throw new Error(`\`${keyword}\` can't be executed in a folder`);
  }
  return stages;
}

const toPair = (text: string): readonly [string, string] => {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
};

const listOf = (instruction: JSONInstruction): readonly string[] =>
  instruction.getJSONStrings().map((argument) => argument.getJSONValue());
