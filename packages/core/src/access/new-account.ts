import { type Change, insert, remove, update } from "../kernel/change.ts";
import { type Account, accounts, type Session, sessions } from "./collection.ts";

/** What an account is before anything is known of it. */
const blank: Omit<Account, "personId" | "organizationId"> = {
  passwordHash: null,
  passwordAt: null,
  failures: 0,
  resetMailId: null,
  resetHash: null,
  resetUntil: null,
  mailProblem: null,
  pauseReason: null,
  contactId: null,
  contactName: null,
  contactAddress: null,
};

/** A new password, and what dies with the one before: its failures, and links to reset it (P37). */
export const freshPassword = (passwordHash: string | null, passwordAt: number | null) => ({
  passwordHash,
  passwordAt,
  failures: 0,
  resetMailId: null,
  resetHash: null,
  resetUntil: null,
});

/** No password: the one before is dead, and so is what could bring one back (P28, P37). */
export const noPassword = { ...freshPassword(null, null), mailProblem: null };

/** Sets what is given on somebody's account, which is made where there is none. */
export const setAccount = (
  { id: personId, organizationId }: { readonly id: string; readonly organizationId: string },
  before: Account | undefined,
  set: Partial<Account>,
): Change =>
  before === undefined
    ? insert(accounts, { personId, organizationId, ...blank, ...set })
    : update(accounts, [personId], set, { passwordHash: before.passwordHash });

/** Ends sessions (P32). */
export const endSessions = (open: readonly Session[]): readonly Change[] =>
  open.map(({ id }) => remove(sessions, [id]));
