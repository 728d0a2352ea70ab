import { styleText } from "node:util";
import type { Output, CliContext } from "./cli-context.ts";

/** Text styles by meaning. */
const formats = { good: "green", warning: "yellow", bad: "red", strong: "bold", faint: "dim" } as const;

/** The meaning of a text style. */
export type Tone = keyof typeof formats;

/** Creates a function that colors text for an output. Colors only on a terminal, and never if `NO_COLOR` is set. */
export const createColorizer =
  ({ env }: Pick<CliContext, "env">, { isTTY = false }: Output) =>
  (tone: Tone, text: string): string =>
    isTTY && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb"
      ? styleText(formats[tone], text, { validateStream: false })
      : text;
