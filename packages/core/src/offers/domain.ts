import { defineDomain } from "../identity/domain.ts";
import { advanceDue } from "./advance-offers.ts";
import { offerAnswers, offers } from "./collection.ts";
import { offerReactions } from "./reactions.ts";
import * as operations from "./operations.ts";
import { offerToDos } from "./to-dos.ts";

/** Offers of shifts and the answers to them (X13, A47). */
export const offersDomain = defineDomain({
  name: "offers",
  operations,
  reactions: offerReactions,
  collections: [offers, offerAnswers],
  toDos: [offerToDos],
  jobs: [{ name: "offers.advance", every: 5, run: advanceDue }],
});
