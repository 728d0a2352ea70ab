import type { Mailer, MailMessage } from "@rollcall/core";

/** A mailer that sends nothing and shows what it was given. */
export interface CaptureMailer extends Mailer {
  /** Nothing leaves the house: in production a server does not start with it (F15). */
  readonly isCapture: true;
  /** The newest first. */
  messages(): readonly MailMessage[];
  /**
   * Calls `listener` with every mail from now on.
   * @returns stops it
   */
  onMessage(listener: (message: MailMessage) => void): () => void;
}

/** How a capture mailer keeps. */
export interface CaptureMailerOptions {
  /** How many mails, of which the newest stay; 200 if left out. */
  readonly keep?: number;
}

/**
 * Keeps mail in memory: the embedded default, for trying things out. Whoever reads `messages()` can open every link in
 * them. A mail that is sent again takes the place of the one before, as a mailbox would show it.
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
