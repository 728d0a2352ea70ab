import type { MailOutcome } from "@rollcall/core";

/** What of a failure's fields tells where it stands. */
interface SmtpFailure {
  /** Nodemailer's word for it. */
  readonly code?: string;
  /** The machine's word, under that. */
  readonly originalCode?: string;
  /** The command that the server answered; `CONN` for the connection. */
  readonly command?: string;
  readonly responseCode?: number;
  /** Set where the server has answered: whether the same mail would be refused again. */
  readonly permanent?: boolean;
  readonly timeoutType?: string;
  readonly syscall?: string;
}

/** The most characters of a reason. */
const maxReason = 500;

/** What a failure to send comes to. */
export function toMailOutcome(error: unknown): MailOutcome {
  const failure: SmtpFailure = error instanceof Error ? (error as Error & SmtpFailure) : {};
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, maxReason);
  if (concernsEverybody(failure)) return { status: "failed", reason, unreachable: true };
  if (isRefusal(failure)) return { status: "refused", reason };
  return { status: "failed", reason, unreachable: false };
}

/** Failures before any mail could be handed over: no name, no encryption, no password, no proxy, another protocol. */
const beforeAnyMail = new Set(["EDNS", "ETLS", "EAUTH", "ENOAUTH", "EOAUTH2", "EPROXY", "EPROTOCOL", "ECONFIG"]);

/** Waits that end before the first command. */
const beforeGreeting = new Set(["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT"]);

/**
 * Losses of a connection that stood: nobody can tell what the server has kept. What else befalls a socket (a certificate
 * that nobody trusts) befalls every mail.
 */
const lost = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ETIMEDOUT"]);

/** Whether it is about this mail server or this installation, and so about every other mail as well. */
function concernsEverybody(failure: SmtpFailure): boolean {
  const { code = "", originalCode, command = "", responseCode, timeoutType = "", syscall } = failure;
  if (beforeAnyMail.has(code) || beforeGreeting.has(timeoutType)) return true;
  // The server closes, or takes nothing from this sender, who is the same for every mail.
  if (responseCode === 421 || command === "MAIL FROM") return true;
  // A password is asked for that was not configured.
  if (responseCode === 530) return true;
  if (code === "ESOCKET" && originalCode !== undefined && !lost.has(originalCode)) return true;
  // A connection that was refused, or that ended before a greeting: then no command is named.
  return syscall === "connect" || (code === "ECONNECTION" && command === "");
}

/** Whether it is for good, and for this mail alone. Without an answer it is the address that cannot be written. */
const isRefusal = ({ code, permanent, responseCode }: SmtpFailure): boolean =>
  permanent === true || (responseCode === undefined && (code === "EENVELOPE" || code === "EMESSAGE"));
