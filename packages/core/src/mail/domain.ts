import { defineDomain } from "../identity/domain.ts";
import { dispatchMail } from "./dispatch-mail.ts";
import * as operations from "./operations.ts";
import { outbox } from "./outbox.ts";
import { sweepOutbox } from "./sweep-outbox.ts";

/** The outbox and how it is sent. */
export const mailDomain = defineDomain({
  name: "mail",
  operations,
  collections: [outbox],
  jobs: [
    { name: "mail.dispatch", every: 5, run: dispatchMail },
    { name: "mail.sweep", every: 3600, run: ({ store, clock }) => sweepOutbox(store, clock.now()) },
  ],
});
