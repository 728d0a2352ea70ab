import { painter, type Tone } from "../paint.ts";
import type { Finding, Status } from "../settings/finding.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Examination, examine } from "./examine.ts";

/** What `rollcall doctor` is told. */
export interface DoctorFlags {
  readonly config?: string;
  readonly json?: boolean;
}

/**
 * Says of each part of a set-up whether it is ok, weak or missing, and what helps.
 * @returns 1 where something is missing, else 0
 */
export async function doctor({ config, json = false }: DoctorFlags, surroundings: Surroundings): Promise<0 | 1> {
  const examination = await examine(config, surroundings);
  const isWell = examination.findings.every(({ status }) => status !== "missing");
  const { out } = surroundings;
  out.write(json ? `${JSON.stringify({ ok: isWell, ...examination }, null, 2)}\n` : inWords(examination, surroundings));
  return isWell ? 0 : 1;
}

const tones: Readonly<Record<Status, Tone>> = { ok: "good", weak: "doubtful", missing: "bad" };

function inWords({ production, findings }: Examination, surroundings: Surroundings): string {
  const paint = painter(surroundings, surroundings.out);
  const width = Math.max(...findings.map(({ name }) => name.length));
  const line = ({ name, status, says, helps }: Finding): string => {
    const found = `${paint(tones[status], status.padEnd(7))}  ${paint("strong", name.padEnd(width))}  ${says}`;
    return helps === undefined ? found : `${found}\n${" ".repeat(width + 11)}${paint("faint", helps)}`;
  };
  const count = (status: Status): number => findings.filter((finding) => finding.status === status).length;
  const counts = `${count("ok")} ok, ${count("weak")} weak, ${count("missing")} missing`;
  return `${findings.map(line).join("\n")}\n\n${counts}, judged ${production ? "as for production" : "for trying things out"}.\n`;
}
