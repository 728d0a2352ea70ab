import type { z } from "zod";
import { configSchema, settingNames } from "./config-schema.ts";
import type { CheckedConfig } from "./rollcall-config.ts";

/** The result of checking a configuration: its values, or its problems. Problems contain no values. */
export type ConfigResult =
  | { readonly config: CheckedConfig; readonly problems?: never }
  | { readonly problems: readonly string[] };

/** Checks the exported configuration. Absent settings are allowed: each command requires what it needs. */
export function checkConfig(exported: unknown): ConfigResult {
  const { success, data, error } = configSchema.safeParse(exported);
  if (!success) return { problems: error.issues.map(toSentence) };
  // Functions and custom ports cannot be checked further; their types are trusted.
  return { config: data as CheckedConfig };
}

function toSentence(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") {
    const known = issue.path.length === 0 ? `: use ${settingNames.join(", ")}` : "";
    return `${issue.keys.map((key) => toPath([...issue.path, key])).join(", ")} is not a known setting${known}`;
  }
  return issue.path.length === 0 ? `the default export ${issue.message}` : `${toPath(issue.path)} ${issue.message}`;
}

const toPath = (path: readonly PropertyKey[]): string =>
  `\`${path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`)).join("")}\``;
