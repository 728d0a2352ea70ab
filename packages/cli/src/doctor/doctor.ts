import { createColorizer, type Tone } from "../create-colorizer.ts";
import type { Finding, Status } from "../settings/finding.ts";
import type { CliContext } from "../cli-context.ts";
import { type Examination, examine } from "./examine.ts";

/** Options of `rollcall doctor`. */
export interface DoctorFlags {
  readonly config?: string;
  readonly json?: boolean;
}

/**
 * Prints for each part of the setup whether it is ok, weak or missing, and how to fix it.
 * @returns 1 if something is missing, otherwise 0
 */
export async function doctor({ config, json = false }: DoctorFlags, context: CliContext): Promise<0 | 1> {
  const examination = await examine(config, context);
  const isOk = examination.findings.every(({ status }) => status !== "missing");
  const { out } = context;
  out.write(json ? `${JSON.stringify({ ok: isOk, ...examination }, null, 2)}\n` : toText(examination, context));
  return isOk ? 0 : 1;
}

const tones: Readonly<Record<Status, Tone>> = { ok: "good", weak: "warning", missing: "bad" };

function toText({ production, findings }: Examination, context: CliContext): string {
  const colorize = createColorizer(context, context.out);
  const width = Math.max(...findings.map(({ name }) => name.length));
  const line = ({ name, status, message, remedy }: Finding): string => {
    const found = `${colorize(tones[status], status.padEnd(7))}  ${colorize("strong", name.padEnd(width))}  ${message}`;
    return remedy === undefined ? found : `${found}\n${" ".repeat(width + 11)}${colorize("faint", remedy)}`;
  };
  const count = (status: Status): number => findings.filter((finding) => finding.status === status).length;
  const counts = `${count("ok")} ok, ${count("weak")} weak, ${count("missing")} missing`;
  return `${findings.map(line).join("\n")}\n\n${counts} (${production ? "production" : "development"} requirements)\n`;
}
