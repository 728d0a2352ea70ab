import { aboutMyOrganization, type DomainSamples } from "../identity/operation-sample.ts";

/** What the proofs need from each operation. */
export const organizationsSamples = {
  "organizations.get": { questions: aboutMyOrganization() },
  "organizations.update": {
    questions: aboutMyOrganization({ manageSchedules: true }),
    call: () => ({ by: "Boss", input: { name: "Acme & Sons", manageSchedules: true } }),
  },
} satisfies DomainSamples;
