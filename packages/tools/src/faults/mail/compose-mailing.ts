import { type Clock, createRollcall, type HostIdentity, type Mailer, type Rollcall, type Store } from "@rollcall/core";
import { nodePlatform, nodeSecrets } from "@rollcall/server/node";

/** Who asks for all mail. */
export const ann: HostIdentity = {
  organizationId: "faults",
  hostUserId: "ann",
  email: "ann@example.org",
  emailVerified: true,
  name: "Ann",
  organizationRole: "admin",
};

/** So many mails are never sent here: the figures of Q53 are not what is looked at. */
const plenty = 1_000_000;

/** A Rollcall that sends mail, with a key that outlives the process, so that a repeated mail has the link it had. */
export const composeMailing = (parts: { store: Store; clock: Clock; mailer: Mailer }): Promise<Rollcall> =>
  createRollcall({
    ...nodePlatform,
    store: parts.store,
    clock: parts.clock,
    secrets: nodeSecrets("a key that outlives the process, and is long"),
    mail: {
      mailer: parts.mailer,
      baseUrl: "https://rollcall.test",
      from: { address: "rota@rollcall.test", name: "Rota" },
      limits: { perActor: plenty, perSchedule: plenty, perAddress: plenty },
    },
  });
