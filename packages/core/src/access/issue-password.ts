import type { Actor } from "../identity/actor.ts";
import type { Environment } from "../ports/environment.ts";
import { canManagePeople } from "../people/rules.ts";
import { toTemporaryPassword } from "./temporary-password.ts";

/** A temporary password that has been made, but counts for nothing yet. */
export interface Issue {
  /** Which one it is. */
  readonly issue: string;
  /** The mail that will carry it. The password follows from both, and stands nowhere (P28). */
  readonly mailId: string;
  readonly passwordHash: string;
  /** How long it will be good, in milliseconds. */
  readonly life: number;
}

/** Whom it is for. */
export interface ForPerson {
  readonly personId: string;
}

/** Makes one, before the transaction: hashing takes time. For whoever may not ask, none of it is spent. */
export async function issuePassword<I extends ForPerson>(
  input: I,
  actor: Actor,
  environment: Environment,
): Promise<I & Issue> {
  const { ids, secrets, passwords, signIn } = environment;
  const [issue, mailId] = [ids.next(), ids.next()];
  const life = signIn.temporaryHours * 3_600_000;
  if (!canManagePeople(actor)) return { ...input, issue, mailId, life, passwordHash: "" };
  const password = toTemporaryPassword(await secrets.derive("activation", issue, mailId));
  return { ...input, issue, mailId, life, passwordHash: await passwords.hash(password) };
}
