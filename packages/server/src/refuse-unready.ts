import type { Composition } from "@rollcall/core";
import type { CaptureMailer } from "./capture-mailer.ts";

/** What Node, Bun and Deno have, and a browser has not. */
interface WithProcess {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** Whether the environment says so: `NODE_ENV=production`. */
export const isProduction = (): boolean => (globalThis as WithProcess).process?.env?.["NODE_ENV"] === "production";

/**
 * Refuses to serve in production what was composed for trying things out (F15, P15).
 * @throws {TypeError} names the setting of `createRollcall` that is missing
 */
export function refuseUnready({ mail, hasOwnSecrets, hasLimits }: Composition): void {
  const unready = (setting: string, why: string): never => {
    throw new TypeError(`in production, createRollcall needs ${setting}: ${why}`);
  };
  if (mail === undefined) return unready("`mail` with a `mailer` and a `baseUrl`", "invitations would never leave");
  if (!mail.baseUrl.startsWith("https://")) return unready("a `mail.baseUrl` with https", "links in mails lead there");
  const { isCapture }: Partial<CaptureMailer> = mail.mailer;
  if (isCapture === true) return unready("another `mail.mailer`", "createCaptureMailer sends nothing");
  if (!hasLimits) return unready("`limits`", "passwords could be guessed for as long as somebody likes");
  if (!hasOwnSecrets) unready("`secrets` with a key of yours", "a mail that is sent again would carry another link");
}
