import { defineDomain } from "../identity/domain.ts";
import * as operations from "./operations.ts";
import { eligibilityReactions } from "./reactions.ts";

/** Who may take a shift, and why others may not (A11, A13). */
export const eligibilityDomain = defineDomain({ name: "eligibility", operations, reactions: eligibilityReactions });
