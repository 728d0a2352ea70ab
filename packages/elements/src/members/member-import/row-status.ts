import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { icon, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { AddResult } from "./add-in-batches.ts";
import type { ImportKey } from "./member-import.messages.ts";
import type { ImportedPerson } from "./read-people.ts";

/** What is known about a row. */
export interface RowState {
  readonly isIncluded: boolean;
  /** Whether the server is being asked about it. */
  readonly isChecking: boolean;
  /** Its result; `undefined` before it is sent. */
  readonly result: AddResult | { readonly status: "adding" | "failed" } | undefined;
  /** Why the server would refuse it. */
  readonly predicted: Extract<AddResult, { status: "refused" }> | undefined;
  /** Whether the person is already a member and is only assigned skills and certifications. */
  readonly isAssignedOnly: boolean;
}

/** The tone, the text and the icon of a row. */
export type RowStatus = readonly [tone: string, text: string, drawn?: IconName];

/** What a row shows as its result. */
export function rowStatus(words: Words<ImportKey>, person: ImportedPerson, row: RowState): RowStatus {
  const { problem, invisible, meant = "" } = person;
  const { isIncluded, isChecking, result, predicted } = row;
  if (result?.status === "added") return ["ok", words.text("import.added"), "done"];
  if (result && result.status !== "refused") return ["", words.text(`import.${result.status}`), "clock"];
  if (invisible !== undefined) return ["danger", words.text("import.invisible", { character: invisible }), "warning"];
  if (problem === "invalid" || problem === "duplicate") return ["danger", words.text(`import.${problem}`), "warning"];
  const refused = result ?? predicted;
  if (refused && row.isAssignedOnly) return ["", reasonWords(words, refused.reason).title];
  if (refused) return ["danger", reasonWords(words, refused.reason).title, "stop"];
  if (isIncluded && isChecking) return ["", words.text("import.checking"), "clock"];
  if (isIncluded || problem === undefined) return ["", words.text(isIncluded ? "import.ready" : "import.left-out")];
  return ["warn", words.text(`import.${problem}`, { address: meant }), "warning"];
}

/** Whether correcting a row can help. */
export function isCorrectable({ problem }: ImportedPerson, { result, predicted }: RowState): boolean {
  const outcome = result ?? predicted;
  if (outcome?.status === "refused") return outcome.reason.code !== "member.already-there";
  return outcome === undefined && problem !== undefined;
}

/** A status text with its icon. */
export const stateLine = ([tone, text, drawn]: RowStatus, id?: string): TemplateResult =>
  html`<span class="state ${tone}" id=${id ?? nothing}>${drawn ? icon(drawn) : nothing}<span>${text}</span></span>`;
