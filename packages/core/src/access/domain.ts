import { defineDomain } from "../identity/domain.ts";
import { activationMail, resetMail, warningMail } from "./account-mails.ts";
import { accounts, sessions, trustedDevices } from "./collection.ts";
import * as operations from "./operations.ts";
import { accessReactions } from "./reactions.ts";
import { settleDue } from "./settle-status.ts";
import { sweepSignIns } from "./sweep-sign-ins.ts";

/** Accounts, passwords, sessions and trusted devices of external people. */
export const accessDomain = defineDomain({
  name: "access",
  operations,
  collections: [accounts, sessions, trustedDevices],
  reactions: accessReactions,
  jobs: [
    { name: "access.settle", every: 60, run: settleDue },
    { name: "access.sweep", every: 3600, run: ({ store, clock }) => sweepSignIns(store, clock.now()) },
  ],
  mails: { activation: activationMail, "password-reset": resetMail, "sign-in-warning": warningMail },
});
