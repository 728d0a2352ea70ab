import type { HostIdentity } from "@rollcall/core";

/** The admin who makes the changes in most proofs. */
export const ann: HostIdentity = {
  organizationId: "acme",
  hostUserId: "ann",
  email: "ann@example.org",
  emailVerified: true,
  name: "Ann",
  organizationRole: "admin",
};
