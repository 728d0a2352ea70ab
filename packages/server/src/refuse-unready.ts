import type { Composition } from "@rollcall/core";
import type { CaptureMailer } from "./capture-mailer.ts";

/** Available in Node, Bun and Deno, but not in browsers. */
interface WithProcess {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** Whether `NODE_ENV` is `production`. */
export const isProduction = (): boolean => (globalThis as WithProcess).process?.env?.["NODE_ENV"] === "production";

/**
 * Refuses to serve a development setup in production (F15, P15).
 * @throws {TypeError} names the missing setting of `createRollcall`
 */
export function refuseUnready({ mail, hasOwnSecrets, hasLimits }: Composition): void {
  const unready = (setting: string, why: string): never => {
    throw new TypeError(`in production, createRollcall needs ${setting}: ${why}`);
  };
  if (mail === undefined) return unready("`mail` with a `mailer` and a `baseUrl`", "invitations would not be sent");
  if (!mail.baseUrl.startsWith("https://"))
    return unready("a `mail.baseUrl` with https", "it is the target of links in emails");
  const { isCapture }: Partial<CaptureMailer> = mail.mailer;
  if (isCapture === true) return unready("another `mail.mailer`", "createCaptureMailer sends no mail");
  if (!hasLimits) return unready("`limits`", "passwords could be guessed without limit");
  if (!hasOwnSecrets) unready("`secrets` with your own key", "a retried email would contain a different link");
}
