import type { CertificationTypeView } from "@rollcall/core";
import type { Words } from "../../ui/host/panel-host.ts";
import type { CertificationCatalogueKey } from "./certification-catalogue.messages.ts";

/** How long it is valid and what proves it, as one line. */
export function settingsText(words: Words<CertificationCatalogueKey>, type: CertificationTypeView): string {
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
