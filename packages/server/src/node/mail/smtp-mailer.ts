import type { Mailer, MailMessage, MailOutcome } from "@rollcall/core";
import { createTransport } from "nodemailer";
import { toMailOutcome } from "./mail-outcome.ts";

/** Options of an SMTP mailer. */
export interface SmtpMailerOptions {
  readonly host: string;
  /** Default: 587, or 465 with `encryption: "tls"`. */
  readonly port?: number;
  /**
   * `starttls` (the default) starts unencrypted and continues only after encryption; `tls` is encrypted from the start. `none`
   * is for a server on the same machine and does not allow a password.
   */
  readonly encryption?: "starttls" | "tls" | "none";
  /** Certificates to trust instead of the default ones, as PEM. */
  readonly ca?: string;
  readonly auth?: { readonly user: string; readonly pass: string };
  /** The name of this machine in the SMTP greeting. Default: its host name. */
  readonly name?: string;
  /** The maximum number of open connections. Default: 5. */
  readonly connections?: number;
  readonly timeouts?: SmtpTimeouts;
}

/** Timeouts, in milliseconds. */
export interface SmtpTimeouts {
  /** For connecting, greeting and encryption. Default: 10 seconds. */
  readonly connect?: number;
  /** Without any data from the server. Default: 30 seconds. */
  readonly silence?: number;
  /** In total for one email. Default: 55 seconds, because a mailer must respond within a minute. */
  readonly total?: number;
}

/** A mailer that uses SMTP. */
export interface SmtpMailer extends Mailer {
  /**
   * Connects, encrypts and signs in without sending mail.
   * @returns undefined if mail can be sent; otherwise the problem, as reported by the mail server or the system
   */
  verify(): Promise<string | undefined>;
  /** Closes all connections after running deliveries end. Later emails fail. */
  close(): void;
}

/** How long an idle connection is kept, in milliseconds. */
const idleTimeout = 30_000;

/**
 * Sends mail by SMTP over a few pooled connections. An email has exactly one recipient, regardless of its headers (P13), and a text and an
 * HTML part. It is never sent twice: a connection lost after the email was transmitted is a temporary failure, which the outbox handles
 * (F7). `send` never rejects.
 * @throws {TypeError} a password would be sent unencrypted
 */
export function createSmtpMailer(options: SmtpMailerOptions): SmtpMailer {
  const { host, encryption = "starttls", ca, auth, name, connections = 5, timeouts = {} } = options;
  const { connect = 10_000, silence = 30_000, total = 55_000 } = timeouts;
  if (encryption === "none" && auth !== undefined) {
    throw new TypeError("`auth` needs `encryption`: a password is never sent unencrypted");
  }
  const transporter = createTransport({
    pool: true,
    host,
    port: options.port ?? (encryption === "tls" ? 465 : 587),
    secure: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    tls: { minVersion: "TLSv1.2", ...(ca !== undefined && { ca }) },
    ...(auth && { auth: { user: auth.user, pass: auth.pass } }),
    ...(name !== undefined && { name }),
    maxConnections: connections,
    // Only a delivery that has not started is retried: the server closed an idle connection.
    maxRequeues: 1,
    idleTimeout,
    connectionTimeout: connect,
    greetingTimeout: connect,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      try {
        const unfit = unfitAddress(message);
        if (unfit !== undefined) return unfit;
        await transporter.sendMail({ ...toMail(message), signal: AbortSignal.timeout(total) });
        return { status: "sent" };
      } catch (error) {
        return toMailOutcome(error);
      }
    },
    async verify() {
      try {
        await transporter.verify();
        return undefined;
      } catch (error) {
        const outcome = toMailOutcome(error);
        return outcome.status === "sent" ? undefined : outcome.reason;
      }
    },
    close() {
      transporter.close();
    },
  };
}

/** Control characters and other line separators. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const oneLine = (text: string): string => text.replace(controls, " ").trim();

/** Matches exactly one mailbox; two in one address, an encoded word or a route would change the recipient. */
const mailbox = /^(?!.*=\?.*\?=)[^\s\p{Cc}@<>()[\],;:\\"%!]+@[^\s\p{Cc}@<>()[\],;:\\"%!]+$/u;

function unfitAddress({ to, from }: MailMessage): MailOutcome | undefined {
  if (!mailbox.test(to.address)) return { status: "refused", reason: "the recipient's address is invalid" };
  if (mailbox.test(from.address)) return undefined;
  return { status: "failed", reason: "the sender's address is invalid", unreachable: true };
}

/** The headers that let mail programs offer one-click unsubscribing (RFC 8058). */
const unsubscribeHeaders = (address: string | undefined) =>
  address === undefined
    ? {}
    : {
        "List-Unsubscribe": `<${address.replace(/[\s\p{Cc}<>]+/gu, "")}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      };

function toMail({ messageId, from, to, subject, text, html, language, unsubscribe }: MailMessage) {
  return {
    // Set separately from the headers, so that no header can add a recipient.
    envelope: { from: from.address, to: [to.address] },
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(to.name), address: to.address },
    messageId: `<${messageId.replace(/[\s\p{Cc}<>]+/gu, "")}>`,
    subject: oneLine(subject),
    text,
    html,
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": oneLine(language),
      ...unsubscribeHeaders(unsubscribe),
    },
  };
}
