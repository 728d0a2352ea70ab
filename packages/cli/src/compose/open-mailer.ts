import type { MailOptions } from "@rollcall/core";
import { createSmtpMailer, type SmtpMailer } from "@rollcall/server/node";
import { toSettingRefusal } from "../refusal.ts";
import type { CheckedConfig } from "../config/rollcall-config.ts";

/** How mail leaves, and the connection to a mail server where there is one. */
export interface OpenMailer {
  readonly mail: MailOptions;
  /** Ours to verify and to close; a mailer of the host's own is not. */
  readonly smtp: SmtpMailer | undefined;
}

/**
 * The mailer of a configuration; undefined where it has none.
 * @throws {Refusal} a password would be sent in the clear
 */
export function openMailer({ mail, baseUrl = "" }: CheckedConfig): OpenMailer | undefined {
  if (mail === undefined) return undefined;
  const { smtp: server, mailer, from, ...further } = mail;
  const smtp = server === undefined ? undefined : open(server);
  const by = mailer ?? smtp;
  if (by === undefined) return undefined;
  return { mail: { ...further, from, mailer: by, baseUrl }, smtp };
}

function open(server: Parameters<typeof createSmtpMailer>[0]): SmtpMailer {
  try {
    return createSmtpMailer(server);
  } catch (error) {
    throw toSettingRefusal(error);
  }
}
