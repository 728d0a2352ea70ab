import type { MailOutcome } from "@rollcall/core";

/** The fields of a failure that identify its stage. */
interface SmtpFailure {
  /** Nodemailer's error code. */
  readonly code?: string;
  /** The underlying system error code. */
  readonly originalCode?: string;
  /** The SMTP command the server responded to; `CONN` for the connection. */
  readonly command?: string;
  readonly responseCode?: number;
  /** The SMTP response code, which shows whether the same email would be refused again. */
  readonly permanent?: boolean;
  readonly timeoutType?: string;
  readonly syscall?: string;
}

/** The maximum length of a reason, in characters. */
const maxReason = 500;

/** Classifies a failed delivery. */
export function toMailOutcome(error: unknown): MailOutcome {
  const failure: SmtpFailure = error instanceof Error ? (error as Error & SmtpFailure) : {};
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, maxReason);
  if (concernsEverybody(failure)) return { status: "failed", reason, unreachable: true };
  if (isRefusal(failure)) return { status: "refused", reason };
  return { status: "failed", reason, unreachable: false };
}

/** Failures before an email could be sent: DNS, encryption, authentication, proxy or protocol. */
const beforeAnyMail = new Set(["EDNS", "ETLS", "EAUTH", "ENOAUTH", "EOAUTH2", "EPROXY", "EPROTOCOL", "ECONFIG"]);

/** Timeouts before the first command. */
const beforeGreeting = new Set(["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT"]);

/**
 * Lost connections, after which it is unknown whether the server accepted the email. Other socket errors, such as an untrusted certificate,
 * affect every email.
 */
const lost = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ETIMEDOUT"]);

/** Whether the failure concerns the mail server or this installation, and therefore every email. */
function concernsEverybody(failure: SmtpFailure): boolean {
  const { code = "", originalCode, command = "", responseCode, timeoutType = "", syscall } = failure;
  if (beforeAnyMail.has(code) || beforeGreeting.has(timeoutType)) return true;
  // The server closes the connection, or rejects the sender, which is the same for every email.
  if (responseCode === 421 || command === "MAIL FROM") return true;
  // The server requires authentication that is not configured.
  if (responseCode === 530) return true;
  if (code === "ESOCKET" && originalCode !== undefined && !lost.has(originalCode)) return true;
  // A connection that was refused or closed before the greeting has no command.
  return syscall === "connect" || (code === "ECONNECTION" && command === "");
}

/** Whether the failure is permanent and concerns only this email. Without a response, the address is invalid. */
const isRefusal = ({ code, permanent, responseCode }: SmtpFailure): boolean =>
  permanent === true || (responseCode === undefined && (code === "EENVELOPE" || code === "EMESSAGE"));
