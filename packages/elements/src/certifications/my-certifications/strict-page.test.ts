import type { DocumentView, HoldingView, ProofView } from "@rollcall/core";
import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import "./my-certifications.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { inside, mountPanel, pendingTransport, waitForText } from "../../ui/testing/panel.fixture.ts";
import { chooseFiles, photo } from "../certifications.fixture.ts";
import { openPdf } from "../proof-review/pdf-pages.ts";
import { pdfOf } from "../proof-review/pdf.fixture.ts";

/** The policy of a strict host. It applies from here on, because the file has its own page. */
const policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

describe("a page with only <my-certifications> under a strict content security policy", () => {
  const violations: string[] = [];
  before(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      violations.push(`${violatedDirective} ${blockedURI}`);
    });
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = policy;
    document.head.append(meta);
  });
  afterEach(clearPage);

  it("uploads a proof with Trusted Types on [A54, P46]", async () => {
    const panel = await mountPanel("my-certifications", scriptedTransport(), { width: 360 });
    (await inside(panel, "[part=upload-proof]")).click();
    chooseFiles(await inside<HTMLInputElement>(panel, "#proof-files"), await photo("front.png"));
    await waitForText(panel, "1 of 1 file uploaded");
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await waitForText(panel, "is waiting for review.");
    await until(() => panel.renderRoot.querySelector("#toast"));
    expect(violations).to.deep.equal([]);
    // The policy is in force.
    expect(() => Object.assign(document.createElement("div"), { innerHTML: "<b>Markup</b>" })).to.throw(TypeError);
  });

  it("draws PDFs without evaluating code [P46]", async () => {
    violations.length = 0;
    const pages = await openPdf(pdfOf(["First aid"]));
    await pages.draw(1, document.createElement("canvas"));
    await pages.close();
    expect(violations).to.deep.equal([]);
  });
});

const missing: HoldingView = {
  ...{ typeId: "first-aid", name: "First aid", description: "", state: "missing", archived: false },
  ...{ validFrom: null, expiresOn: null, graceUntil: null, renewableFrom: null },
  ...{ proofRequired: true, canSubmit: true, fileTypes: ["pdf", "image"] },
  ...{ approved: null, pending: null, rejected: null },
};

/** A server that runs elsewhere, as with a real host: only its responses reach the page. */
function scriptedTransport(): Transport {
  const at = "2026-11-29T10:00:00.000Z";
  const documents: DocumentView[] = [];
  let pending: ProofView | null = null;
  const answers: Readonly<Record<string, () => unknown>> = {
    "portal.listCertifications": () => ({
      certifications: [{ ...missing, pending, ...(pending && { state: "pending" }) }],
      ...{ personId: "mei", number: 1 },
    }),
    "portal.submitProof": () => {
      pending = {
        ...{
          id: "proof",
          typeId: "first-aid",
          version: 1,
          documents,
          digest: "",
          note: "",
          state: "pending",
          reason: "",
        },
        ...{
          issuedOn: null,
          claimedExpiresOn: null,
          submittedAt: at,
          decidedAt: null,
          validFrom: null,
          expiresOn: null,
        },
      };
      return { proof: pending };
    },
  };
  return {
    ...pendingTransport,
    call: ({ name }) => Promise.resolve(answers[name]?.()),
    files: {
      upload: (content, name) => {
        const file: DocumentView = {
          id: name,
          name,
          type: "image/png",
          size: content.size,
          state: "ready",
          createdAt: at,
        };
        documents.push(file);
        return Promise.resolve(file);
      },
      url: (id) => `/rollcall/documents/${id}`,
    },
  };
}
