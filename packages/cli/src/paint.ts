import { styleText } from "node:util";
import type { Output, Surroundings } from "./surroundings.ts";

/** The colours there are, by what they say. */
const formats = { good: "green", doubtful: "yellow", bad: "red", strong: "bold", faint: "dim" } as const;

/** What a colour says. */
export type Tone = keyof typeof formats;

/** Colours text for an output: only on a terminal, and never where `NO_COLOR` is set. */
export const painter =
  ({ env }: Pick<Surroundings, "env">, { isTTY = false }: Output) =>
  (tone: Tone, text: string): string =>
    isTTY && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb"
      ? styleText(formats[tone], text, { validateStream: false })
      : text;
