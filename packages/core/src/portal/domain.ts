import { defineDomain } from "../ports/domain.ts";
import * as operations from "./operations.ts";

/** The worker portal. */
export const portalDomain = defineDomain({
  name: "portal",
  operations,
});
