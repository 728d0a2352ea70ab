import type { z } from "zod";
import { configSchema, settingNames } from "./config-schema.ts";
import type { CheckedConfig } from "./rollcall-config.ts";

/** What came of judging a configuration: its values, or what is wrong with them in words that hold none of them. */
export type ConfigVerdict =
  { readonly config: CheckedConfig; readonly wrong?: never } | { readonly wrong: readonly string[] };

/** Judges what a configuration exports. What is missing is not wrong: which settings a command needs, it says itself. */
export function checkConfig(exported: unknown): ConfigVerdict {
  const { success, data, error } = configSchema.safeParse(exported);
  if (!success) return { wrong: error.issues.map(sentence) };
  // The schema has looked at what it can; functions and ports of the host's own are what their types say.
  return { config: data as CheckedConfig };
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") {
    const known = issue.path.length === 0 ? `: there are ${settingNames.join(", ")}` : "";
    return `${issue.keys.map((key) => named([...issue.path, key])).join(", ")} is no setting${known}`;
  }
  return issue.path.length === 0 ? `the default export ${issue.message}` : `${named(issue.path)} ${issue.message}`;
}

const named = (path: readonly PropertyKey[]): string =>
  `\`${path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`)).join("")}\``;
