import type { Mailer, MailMessage } from "@rollcall/core";
import { createCaptureMailer } from "@rollcall/server";
import type { HostRecords } from "../host-records.ts";

/** A captured email. */
export interface Letter {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly message: MailMessage;
}

/** All mail of the example. None of it leaves this machine. */
export interface Mailbox {
  readonly mailer: Mailer;
  /** All mail, newest first. */
  letters(): readonly Letter[];
  letter(id: string): Letter | undefined;
  /** Deletes mail. */
  drop(unwanted: (letter: Letter) => boolean): void;
  /**
   * Calls `listener` when mail arrives.
   * @returns a function that unsubscribes
   */
  onLetter(listener: () => void): () => void;
}

/** The number of emails to keep. */
const maxLetters = 200;

/** Mail to this domain bounces, to show a bounced invitation. */
export const nowhere = "nowhere.example";

/** Captures mail and keeps the newest among the host's records, so that it survives a restart. */
export function openMailbox(records: HostRecords): Mailbox {
  const capture = createCaptureMailer({ keep: 1 });
  const letters = records.of<Letter>("letter");
  capture.onMessage((message) => {
    const id = idOf(message);
    // An email that is sent again replaces its first copy.
    letters.put(id, { id, at: Date.now(), message });
    letters.trim(maxLetters);
  });
  return {
    mailer: {
      async send(message) {
        if (!message.to.address.endsWith(`@${nowhere}`)) return capture.send(message);
        return { status: "refused", reason: "550 5.1.1 no such mailbox" };
      },
    },
    letters: () => letters.all().toReversed(),
    letter: (id) => letters.get(id),
    drop(unwanted) {
      for (const letter of letters.all().filter(unwanted)) letters.delete(letter.id);
    },
    onLetter: (listener) => records.onChange(listener),
  };
}

const idOf = ({ messageId }: MailMessage): string => messageId.split("@")[0] ?? messageId;
