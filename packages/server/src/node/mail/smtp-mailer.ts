import type { Mailer, MailMessage, MailOutcome } from "@rollcall/core";
import { createTransport } from "nodemailer";
import { toMailOutcome } from "./mail-outcome.ts";

/** How a mail server is reached. */
export interface SmtpMailerOptions {
  readonly host: string;
  /** 587 if left out; 465 with `encryption: "tls"`. */
  readonly port?: number;
  /**
   * `starttls` (if left out) begins in the clear and goes on only once encrypted, `tls` is encrypted from the start. `none`
   * is for a server on the same machine: it takes no password.
   */
  readonly encryption?: "starttls" | "tls" | "none";
  /** Certificates to trust instead of the usual ones, as PEM. */
  readonly ca?: string;
  readonly auth?: { readonly user: string; readonly pass: string };
  /** What this machine calls itself to the mail server; its host name if left out. */
  readonly name?: string;
  /** How many connections are open at most; 5 if left out. */
  readonly connections?: number;
  readonly timeouts?: SmtpTimeouts;
}

/** How long a mail server is waited for, in milliseconds. */
export interface SmtpTimeouts {
  /** Until it is connected, greeted and encrypted; 10 seconds if left out. */
  readonly connect?: number;
  /** While it says nothing; 30 seconds if left out. */
  readonly silence?: number;
  /** For one mail in all; 55 seconds if left out, since a mailer answers within a minute. */
  readonly total?: number;
}

/** A mailer that speaks SMTP. */
export interface SmtpMailer extends Mailer {
  /**
   * Connects, encrypts and signs in as for a mail, and sends none.
   * @returns undefined when a mail could go out now; else what stands in the way, as the mail server or the machine says it
   */
  verify(): Promise<string | undefined>;
  /** Lets go of all connections, when the mails under way are out. What comes after fails. */
  close(): void;
}

/** Milliseconds for which an unused connection is kept. */
const idleTimeout = 30_000;

/**
 * Sends mail by SMTP, over a few connections that are used again. A mail goes to its one recipient and to nobody else,
 * whatever its headers hold (P13), carries a text and an HTML part, and is never sent twice: a connection that dies after
 * the mail was handed over is a failure for now, told to who keeps the outbox (F7). `send` never rejects.
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
    // Only what has not begun is queued anew: a connection that the server had closed while it was unused.
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

/** Control characters, and what else ends a line somewhere. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const oneLine = (text: string): string => text.replace(controls, " ").trim();

/** One mailbox and nothing beside it: whoever puts two into one address means a second recipient. */
const mailbox = /^[^\s\p{Cc}@<>()[\],;:\\"]+@[^\s\p{Cc}@<>()[\],;:\\"]+$/u;

function unfitAddress({ to, from }: MailMessage): MailOutcome | undefined {
  if (!mailbox.test(to.address)) return { status: "refused", reason: "the recipient's address is none" };
  if (mailbox.test(from.address)) return undefined;
  return { status: "failed", reason: "the sender's address is none", unreachable: true };
}

function toMail({ messageId, from, to, subject, text, html, language }: MailMessage) {
  return {
    // Named apart from the headers, so that no header can add anybody.
    envelope: { from: from.address, to: [to.address] },
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(to.name), address: to.address },
    messageId: `<${messageId.replace(/[\s\p{Cc}<>]+/gu, "")}>`,
    subject: oneLine(subject),
    text,
    html,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": oneLine(language) },
  };
}
