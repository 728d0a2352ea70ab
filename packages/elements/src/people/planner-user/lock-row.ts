import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { settingRow } from "../../ui/settings/setting-row.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { CommandController } from "../../ui/commands/command-controller.ts";
import type { ManagedPerson } from "../managed-person.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

/** What the row needs. */
export interface LockRowParts extends Pick<ManagedPerson, "access"> {
  readonly words: Words<PlannerUserKey>;
  readonly commands: Pick<CommandController<"unlock">, "isBusy">;
  readonly unlock: () => void;
  readonly replacePassword: () => void;
}

/** The row about a locked sign-in: where it is locked, since when and until when, and what can be done about it (Q58). */
export function lockRow({
  words,
  access,
  commands,
  unlock,
  replacePassword,
}: LockRowParts): TemplateResult | typeof nothing {
  const { lock, devices, refused } = access;
  if (lock === null || (lock.until !== null && new Date(lock.until) <= new Date())) return nothing;
  const times = timesIn(words);
  const span = {
    since: times.text(lock.since, "dayAndClock"),
    until: lock.until === null ? "" : times.text(lock.until, "clock"),
  };
  const end = lock.until === null ? "reset" : "until";
  const others = lock.where === "unknown-browsers" ? words.text("user.lock.devices", { count: devices }) : "";
  const isBusy = commands.isBusy("unlock");
  return settingRow(
    { label: words.text("user.lock") },
    html`<p class="save">
        ${stateLabel("lock", words.text(`user.lock.${lock.where}.${end}`, span), { tone: "warn", part: "lock" })}
      </p>
      <p class="muted">${words.text("user.lock.text")} ${others}</p>
      <div class="line">
        ${
          refused.unlock
            ? nothing
            : button(words.text(isBusy ? "user.lock.lifting" : "user.lock.lift"), {
                id: "unlock",
                part: "unlock",
                isBusy,
                click: unlock,
              })
        }
        ${
          refused.resend
            ? nothing
            : button(words.text("user.lock.replace"), {
                part: "replace-password",
                opensDialog: true,
                click: replacePassword,
              })
        }
      </div>`,
  );
}
