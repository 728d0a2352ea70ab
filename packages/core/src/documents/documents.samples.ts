import { about, aboutMe, type DomainSamples } from "../identity/operation-sample.ts";

/** What the proofs need of each operation. */
export const documentsSamples = {
  "portal.listDocuments": { questions: aboutMe },
  "portal.removeDocument": {
    questions: [about("unknown-document", () => ({ documentId: "an-unknown-document" }))],
    call: ({ documentId }) => ({ by: "Max", input: { documentId } }),
  },
} satisfies DomainSamples;
