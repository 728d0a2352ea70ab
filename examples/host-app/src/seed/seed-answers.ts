import { RollcallError } from "@rollcall/core";
import type { Letter } from "../mailbox/mailbox.ts";
import { clientOf, type Seeded } from "./seed.ts";
import { hostUsers } from "./staff.ts";

const at = (local: string): string => `${local}@harbour.example`;

/** People who declined. */
const declined = new Set([at("olha.petrenko"), at("ilker.yildiz")]);
/** People with an account who haven't responded yet. */
const silent = new Set([at("jose.fernandez-villaverde"), at("tane.mahuta-rangi")]);

/**
 * Sends the invitations of the seed and responds to most of them by the links in their emails. People who have never signed
 * in don't respond, so their emails stay in the Mailbox. Can resume an interrupted seed.
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
    await unlessDead(declined.has(to.address) ? invitations.decline({ token }) : invitations.accept({ token }));
    return true;
  }
}

const tokenIn = (text: string): string => /\/invitation#(\S+)/.exec(text)?.[1] ?? "";

/** A link is invalid if its person declined in an earlier run, or if the email was sent over another database. */
async function unlessDead(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof RollcallError && error.code === "link.invalid")) throw error;
  });
}
