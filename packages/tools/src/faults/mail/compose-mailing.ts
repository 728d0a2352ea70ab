import { type Clock, createRollcall, type Mailer, type Rollcall, type Store } from "@rollcall/core";
import { nodePlatform, nodeSecrets } from "@rollcall/server/node";

/** A limit that is never reached, because Q53 isn't tested here. */
const plenty = 1_000_000;

/** Creates a Rollcall with a fixed key, so that an email sent again has the same link in every process. */
export const composeMailing = (parts: { store: Store; clock: Clock; mailer: Mailer }): Promise<Rollcall> =>
  createRollcall({
    ...nodePlatform,
    store: parts.store,
    clock: parts.clock,
    secrets: nodeSecrets("a fixed key that is the same in every process"),
    mail: {
      mailer: parts.mailer,
      baseUrl: "https://rollcall.test",
      from: { address: "rota@rollcall.test", name: "Rota" },
      limits: { perActor: plenty, perSchedule: plenty, perAddress: plenty },
    },
  });
