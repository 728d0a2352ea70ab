import type { CertificationTypeView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { CertificationCatalogueKey } from "./certification-catalogue.messages.ts";

/** What a row of the catalogue does. */
export interface TypeActions {
  readonly isBusy: (type: CertificationTypeView) => boolean;
  readonly assign: (type: CertificationTypeView) => void;
  readonly edit: (type: CertificationTypeView) => void;
  readonly archive: (type: CertificationTypeView) => void;
  readonly remove: (type: CertificationTypeView) => void;
}

/** A certification of the catalogue, and what can be done with it. */
export function typeRow(
  words: Words<CertificationCatalogueKey>,
  type: CertificationTypeView,
  { isBusy, assign, edit, archive, remove }: TypeActions,
): TemplateResult {
  const { id, name, description, archived, removable, holders } = type;
  const act = (key: "assign" | "edit" | "archive" | "restore" | "remove", click: () => void, opensDialog = true) =>
    button(words.text(`catalogue.${key}`), {
      ...{ look: "button small", part: key, label: words.text(`catalogue.${key}.label`, { name }) },
      ...{ opensDialog, isBusy: !opensDialog && isBusy(type), click },
    });
  return html`<li class="type cluster" part="type" data-type=${id}>
    <div class="grow stack gap-0 wrap">
      <b><bdi>${name}</bdi></b>
      <span class="small">${settingsText(words, type)}</span>
      ${description === "" ? nothing : html`<span class="muted small"><bdi>${description}</bdi></span>`}
      ${holders === null ? nothing : html`<span class="muted small">${words.text("catalogue.holders", { count: holders })}</span>`}
    </div>
    <div class="cluster">
      ${
        archived
          ? act("restore", () => archive(type), false)
          : [act("assign", () => assign(type)), act("edit", () => edit(type))]
      }
      ${archived ? nothing : act("archive", () => archive(type), false)}
      ${removable ? act("remove", () => remove(type)) : nothing}
    </div>
  </li>`;
}

/** How long it is valid and what proves it, as one line. */
function settingsText(words: Words<CertificationCatalogueKey>, type: CertificationTypeView): string {
  const { validMonths, renewalDays, graceDays, proofRequired, fileTypes } = type;
  const kinds = new Intl.ListFormat(words.lang, { type: "disjunction" }).format(
    fileTypes.map((kind) => words.text(`certifications.kind.${kind}`)),
  );
  const isLimited = validMonths !== null;
  return [
    isLimited ? words.text("certifications.valid", { count: validMonths }) : words.text("certifications.forever"),
    ...(isLimited ? [words.text("certifications.renewal", { count: renewalDays })] : []),
    ...(isLimited && graceDays > 0 ? [words.text("certifications.grace", { count: graceDays })] : []),
    proofRequired ? words.text("certifications.proof", { kinds }) : words.text("certifications.no-proof"),
  ].join(", ");
}
