import type { MailOptions } from "@rollcall/core";
import { createSmtpMailer, type SmtpMailer } from "@rollcall/server/node";
import { toSettingError } from "../cli-error.ts";
import type { CheckedConfig } from "../config/rollcall-config.ts";

/** The mail options, and the SMTP connection if a mail server is configured. */
export interface OpenMailer {
  readonly mail: MailOptions;
  /** To be verified and closed by the command. A custom mailer belongs to the host. */
  readonly smtp: SmtpMailer | undefined;
}

/**
 * Opens the configured mailer. Returns undefined if mail is not configured.
 * @throws {CliError} a password would be sent unencrypted
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
    throw toSettingError(error);
  }
}
