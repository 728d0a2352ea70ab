import { defineDomain } from "../identity/domain.ts";
import { activationMail, resetMail, warningMail } from "./account-mails.ts";
import { accounts, sessions } from "./collection.ts";
import * as operations from "./operations.ts";
import { accessReactions } from "./reactions.ts";
import { settleDue } from "./settle-status.ts";
import { sweepSessions } from "./sweep-sessions.ts";

/** Accounts, passwords and sessions of external people. */
export const accessDomain = defineDomain({
  name: "access",
  operations,
  collections: [accounts, sessions],
  reactions: accessReactions,
  jobs: [
    { name: "access.settle", every: 60, run: settleDue },
    { name: "access.sweep", every: 3600, run: ({ store, clock }) => sweepSessions(store, clock.now()) },
  ],
  mails: { activation: activationMail, "password-reset": resetMail, "sign-in-warning": warningMail },
});
