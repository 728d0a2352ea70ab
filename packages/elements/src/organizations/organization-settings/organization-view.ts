import type { RollcallClient } from "@rollcall/core";

/** The caller's organization as they see it. */
export type OrganizationView = Awaited<ReturnType<RollcallClient["organizations"]["get"]>>["organization"];

/** What is set of it. */
export type OrganizationValues = Parameters<RollcallClient["organizations"]["update"]>[0];
