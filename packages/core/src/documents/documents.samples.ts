import { about, aboutMe, type DomainSamples } from "../identity/operation-sample.ts";

/** What the proofs need from each operation. */
export const documentsSamples = {
  "portal.listDocuments": { questions: aboutMe },
  "portal.removeDocument": {
    questions: [
      about("own-person", ({ id }, me) => ({ documentId: id(`document-of-${me}`) })),
      about("other-person", ({ id }) => ({ documentId: id(`document-of-${id("bystander")}`) })),
    ],
    call: ({ documentId }) => ({ by: "Max", input: { documentId } }),
  },
} satisfies DomainSamples;
