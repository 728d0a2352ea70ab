import { RollcallError } from "@rollcall/core";
import type { Letter } from "../mailbox/mailbox.ts";
import { clientOf, type Seeded } from "./seed.ts";
import { hostUsers } from "./staff.ts";

const at = (local: string): string => `${local}@harbour.example`;

/** Who has said no. */
const declined = new Set([at("olha.petrenko"), at("ilker.yildiz")]);
/** Who has an account and has not answered yet. */
const silent = new Set([at("jose.fernandez-villaverde"), at("tane.mahuta-rangi")]);

/**
 * Sends the invitations of the seed and answers them as people would, by the links in their mails. Most accept. Whoever has
 * never signed in has not answered: their mails are what the Mailbox begins with. A seed that was cut short goes on here,
 * too: whoever has answered is known again.
 */
export async function seedAnswers({ rollcall, mailbox }: Seeded): Promise<void> {
  await rollcall.dispatchMail();
  const answered = await Promise.all(
    mailbox.letters().map(async (letter) => ((await answer(letter)) ? letter.id : "")),
  );
  mailbox.drop(({ id }) => answered.includes(id));

  async function answer({ message: { to, text } }: Letter): Promise<boolean> {
    const identity = hostUsers.find(({ email }) => email === to.address);
    if (identity === undefined || silent.has(to.address)) return false;
    const { invitations } = clientOf(rollcall, identity);
    const token = tokenIn(text);
    if (!declined.has(to.address)) await invitations.accept({ token });
    else await unlessDead(invitations.decline({ token }));
    return true;
  }
}

const tokenIn = (text: string): string => /\/invitation#(\S+)/.exec(text)?.[1] ?? "";

/** Whoever has declined in a run before finds a dead link. */
async function unlessDead(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof RollcallError && error.code === "link.invalid")) throw error;
  });
}
