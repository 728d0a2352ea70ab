import type { LinkConnection } from "@rollcall/core";
import { z } from "zod";
import { UpstreamFailure } from "./upstream-failure.ts";

/** An id, as text even if the provider sends a number. */
export const upstreamId = z.union([z.string().min(1).max(300), z.number().transform(String)]);

/** A time with an offset, as milliseconds since the epoch. */
export const instant = z
  .string()
  .regex(/(?:Z|[+-]\d\d:?\d\d)$/i)
  .transform((text) => Date.parse(text))
  .refine((time) => !Number.isNaN(time));

/** A value that may be missing or null. */
export const optionalText = z.string().nullable().default(null);

/** Milliseconds since the epoch as `2026-06-01T10:00:00.000Z`. */
export const toIso = (time: number): string => new Date(time).toISOString();

/** One day in milliseconds. */
export const dayMs = 86_400_000;

/**
 * The address of a connection, with a slash at the end.
 * @throws {UpstreamFailure} it isn't an address
 */
export function toBaseUrl(text: string): string {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, "https:"));
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "")
    throw new UpstreamFailure("settings-invalid");
  url.hash = "";
  url.search = "";
  url.pathname = url.pathname.replace(/\/*$/, "/");
  return url.href;
}

/** A setting or credential; empty if missing. */
export const valueOf = ({ settings, credentials }: LinkConnection, name: string): string =>
  (credentials[name] ?? settings[name] ?? "").trim();
