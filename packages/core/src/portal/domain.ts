import { defineDomain } from "../identity/domain.ts";
import * as operations from "./operations.ts";

/** The worker portal. */
export const portalDomain = defineDomain({
  name: "portal",
  operations,
});
