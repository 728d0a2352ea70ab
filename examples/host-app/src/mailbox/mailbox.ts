import { appendFileSync } from "node:fs";
import type { Mailer, MailMessage } from "@rollcall/core";
import { createCaptureMailer } from "@rollcall/server";
import type { DataFolder } from "../data-folder.ts";
import { hostFiles } from "../host-data.ts";

/** A captured mail. */
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

/** The number of mails to keep. */
const maxLetters = 200;

/** Mail to this domain bounces, to show a bounced invitation. */
export const nowhere = "nowhere.example";

/** Captures mail and keeps the newest in a file, one per line, so that it survives a restart. */
export function openMailbox(data: DataFolder): Mailbox {
  const capture = createCaptureMailer({ keep: maxLetters });
  let letters = readLetters(data.read(hostFiles.mailbox) ?? "");
  const rewrite = (): void => {
    data.write(hostFiles.mailbox, letters.map(toLine).join(""));
  };
  rewrite();
  capture.onMessage((message) => {
    const letter = { id: idOf(message), at: Date.now(), message };
    // A mail that is sent again replaces its first copy.
    letters = [...letters.filter(({ id }) => id !== letter.id), letter].slice(-maxLetters);
    appendFileSync(data.path(hostFiles.mailbox), toLine(letter));
  });
  return {
    mailer: {
      async send(message) {
        if (!message.to.address.endsWith(`@${nowhere}`)) return capture.send(message);
        return { status: "refused", reason: "550 5.1.1 no such mailbox" };
      },
    },
    letters: () => letters.toReversed(),
    letter: (id) => letters.find((letter) => letter.id === id),
    drop(unwanted) {
      letters = letters.filter((letter) => !unwanted(letter));
      rewrite();
    },
    onLetter: (listener) => capture.onMessage(listener),
  };
}

const idOf = ({ messageId }: MailMessage): string => messageId.split("@")[0] ?? messageId;

const toLine = (letter: Letter): string => `${JSON.stringify(letter)}\n`;

/** Reads the mail of earlier runs. The last line may be incomplete after a power loss. */
function readLetters(text: string): Letter[] {
  const byId = new Map<string, Letter>();
  for (const line of text.split("\n")) {
    try {
      const letter = JSON.parse(line) as Letter;
      byId.delete(letter.id);
      byId.set(letter.id, letter);
    } catch {
      continue;
    }
  }
  return [...byId.values()].slice(-maxLetters);
}
