import type { PersonWithDecisions } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { nothing, TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { refusedLine, type ShownReason } from "../../ui/notices/refused-line.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

/** What can be done to an account. */
export type AccountAction = "deactivate" | "reactivate" | "erase";

type UserWords = Words<PlannerUserKey>;

/** The account: deactivating, reactivating and erasing it, or why the caller can't (Q7, Q49, X1). */
export function accountGroup(
  words: UserWords,
  { state, refused }: PersonWithDecisions,
  open: (action: AccountAction) => void,
): TemplateResult {
  const because = (reasons: readonly Reason[]): TemplateResult | typeof nothing =>
    refusedLine(words, reasons, undefined, (reason) => accountReason(words, reason));
  const row = (action: AccountAction): TemplateResult => {
    const label = words.text(`account.${action}`);
    return settingRow(
      { id: action, isField: false, label, text: words.text(`account.${action}.text`) },
      refused[action]
        ? because(refused[action])
        : button(label, {
            id: action,
            part: action,
            look: action === "erase" ? "button danger-line" : "button",
            opensDialog: true,
            describedBy: `${action}-text`,
            click: () => open(action),
          }),
    );
  };
  const actions = [state === "deactivated" ? "reactivate" : "deactivate", "erase"] as const;
  // A caller without permission for any of them reads the reason once.
  const isForbidden = actions.every((action) => refused[action]?.[0]?.code === "request.forbidden");
  return settingGroup(
    { id: "account-title", title: words.text("account.title"), part: "account" },
    isForbidden ? [because(refused.erase ?? [])] : actions.map(row),
  );
}

/** Why an account can't be changed: a title, and the explanation with the number of schedules that prevent it. */
export function accountReason(words: UserWords, reason: Reason): ShownReason {
  const { title, text, remedy } = reasonWords(words, reason);
  const { details } = reason;
  const count = details !== undefined && "schedules" in details ? details.schedules : undefined;
  const schedules = count === undefined ? "" : words.text("ask.schedules.against", { count });
  return { title: `${title}.`, text: [text, schedules, remedy].filter(Boolean).join(" ") };
}
