import type { ProofView, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { drawing } from "../ui/controls/icons.ts";
import type { Words } from "../ui/host/panel-host.ts";
import { fileSize } from "../ui/upload/file-size.ts";
import type { HoldingKey } from "./holding.en.ts";

const paperclip = "m21.4 11-9.2 9.2a6 6 0 0 1-8.5-8.5l8.6-8.6A4 4 0 1 1 18 8.8l-8.6 8.6a2 2 0 0 1-2.8-2.8l8.5-8.5";

/** The files of a proof as downloads. A file can be opened once the virus scanner has checked it. */
export const proofDocuments = (
  words: Words<HoldingKey>,
  client: RollcallClient | undefined,
  { documents, version }: Pick<ProofView, "documents" | "version">,
): TemplateResult =>
  html`<ul class="stack gap-1" part="documents" aria-label=${words.text("holding.documents", { version })}>
    ${documents.map(({ id, name, size, state }) => {
      const text = html`${drawing(paperclip)}<bdi>${name}</bdi>`;
      return html`<li class="cluster small">
        ${
          state === "ready" && client
            ? html`<a
                class="document cluster nowrap gap-1"
                part="document"
                href=${client.files.url(id)}
                download=${name}
                >${text}</a
              >`
            : html`<span class="document cluster nowrap gap-1">${text}</span>`
        }
        <span class="muted">
          ${fileSize(words, size)}${state === "ready" ? "" : ` · ${words.text("holding.document.held")}`}
        </span>
      </li>`;
    })}
  </ul>`;
