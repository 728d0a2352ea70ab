import type { Actor } from "../identity/actor.ts";
import type { Environment } from "../ports/environment.ts";
import { canManagePeople } from "../people/rules.ts";
import { toTemporaryPassword } from "./temporary-password.ts";

/** A temporary password that has been created but isn't valid yet. */
export interface Issue {
  /** The id of the password. */
  readonly issue: string;
  /** The email that will contain it. The password is derived from both ids and never stored (P28). */
  readonly mailId: string;
  readonly passwordHash: string;
  /** How long it will be valid, in milliseconds. */
  readonly life: number;
}

/** The person it is for. */
export interface ForPerson {
  readonly personId: string;
}

/** Creates one before the transaction, because hashing takes time. Skipped if the caller isn't allowed to issue one. */
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
