import { appendFileSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Mailer, MailMessage } from "@rollcall/core";
import { createCaptureMailer } from "@rollcall/server";
import { keep } from "../kept-file.ts";

/** A mail that was caught. */
export interface Letter {
  readonly id: string;
  /** When: milliseconds since the epoch. */
  readonly at: number;
  readonly message: MailMessage;
}

/** All mail of the example: none of it leaves this machine. */
export interface Mailbox {
  readonly mailer: Mailer;
  /** The newest first. */
  letters(): readonly Letter[];
  letter(id: string): Letter | undefined;
  /** Throws letters away. */
  drop(unwanted: (letter: Letter) => boolean): void;
  /**
   * Calls `listener` whenever a letter comes.
   * @returns stops it
   */
  onLetter(listener: () => void): () => void;
}

/** Letters that are kept. */
const most = 200;

/** Mail to this domain comes back, so that a reader sees what that looks like. */
export const nowhere = "nowhere.example";

/** Catches mail and keeps the newest in a file, a line each, so that a restart forgets none. */
export function openMailbox(file: string): Mailbox {
  const capture = createCaptureMailer({ keep: most });
  let letters = readLetters(file);
  const rewrite = (): void => {
    keep(basename(file), letters.map(toLine).join(""));
  };
  rewrite();
  capture.onMessage((message) => {
    const letter = { id: idOf(message), at: Date.now(), message };
    // A mail that is sent again takes the place of the one before.
    letters = [...letters.filter(({ id }) => id !== letter.id), letter].slice(-most);
    appendFileSync(file, toLine(letter));
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

/** The letters of an earlier run. A cut of power may have left half a line. */
function readLetters(file: string): Letter[] {
  const byId = new Map<string, Letter>();
  for (const line of textOf(file).split("\n")) {
    try {
      const letter = JSON.parse(line) as Letter;
      byId.delete(letter.id);
      byId.set(letter.id, letter);
    } catch {
      continue;
    }
  }
  return [...byId.values()].slice(-most);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
