import type { Mailer, MailMessage } from "@rollcall/core";

/** A mailer that captures mail instead of sending it. */
export interface CaptureMailer extends Mailer {
  /** Marks a mailer that sends nothing. A production server does not start with it (F15). */
  readonly isCapture: true;
  /** The captured emails, newest first. */
  messages(): readonly MailMessage[];
  /**
   * Calls `listener` with every new email.
   * @returns a function that stops listening
   */
  onMessage(listener: (message: MailMessage) => void): () => void;
}

/** Options of a capture mailer. */
export interface CaptureMailerOptions {
  /** The number of emails to keep; the oldest are dropped. Default: 200. */
  readonly keep?: number;
}

/**
 * Keeps mail in memory, for development. Anyone who can read `messages()` can use every link in them. A retried email replaces
 * the earlier one, as in a mailbox.
 */
export function createCaptureMailer({ keep = 200 }: CaptureMailerOptions = {}): CaptureMailer {
  const kept = new Map<string, MailMessage>();
  const listeners = new Set<(message: MailMessage) => void>();
  return {
    isCapture: true,
    async send(message) {
      kept.delete(message.messageId);
      kept.set(message.messageId, message);
      for (const oldest of kept.keys()) {
        if (kept.size <= keep) break;
        kept.delete(oldest);
      }
      for (const listener of [...listeners]) listener(message);
      return { status: "sent" };
    },
    messages: () => [...kept.values()].reverse(),
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
