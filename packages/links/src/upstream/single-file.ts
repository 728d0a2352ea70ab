import type { UpstreamSchedule } from "@rollcall/core";
import { UpstreamFailure } from "./upstream-failure.ts";

/** The only schedule of a provider that reads one file. */
export const onlySchedule = (name: string, timeZone: string | null = null): readonly UpstreamSchedule[] => [
  { id: "people", name, timeZone },
];

/**
 * The address of a file, with its query, which often contains a key.
 * @throws {UpstreamFailure} it isn't an address
 */
export function toFileUrl(text: string): string {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, "https:"));
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "")
    throw new UpstreamFailure("settings-invalid");
  url.hash = "";
  return url.href;
}
