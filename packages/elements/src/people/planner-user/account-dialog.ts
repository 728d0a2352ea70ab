import type { AccountEffects, PersonView } from "@rollcall/core";
import { type Reason, RollcallError } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { PanelKey, Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { type AccountAction, accountReason } from "./account-group.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";
import { nameOf } from "../managed-person.ts";

/** The account, and the action to take on it. */
export interface AccountChange {
  readonly action: AccountAction;
  readonly person: PersonView;
}

/** The result of a dry run: the effects, or the reason why it isn't possible. Neither if the dry run failed. */
interface Preview {
  readonly effects?: AccountEffects;
  readonly refused?: Reason;
}

/**
 * Creates the dialog that deactivates, reactivates or erases an account. It first shows what that affects (X3, Q7).
 * @param host the element that shows the person
 * @param changed called for every changed account, even if another person is shown by then
 * @param refresh loads the person again
 */
export function createAccountDialog(
  host: PanelElement<PlannerUserKey>,
  changed: (change: AccountChange) => void,
  refresh: () => Promise<void>,
): ConfirmDialog<AccountChange> {
  const text = (key: PlannerUserKey | PanelKey, values?: Record<string, string | number>): string =>
    host.words.text(key, values);
  const preview = new QueryController<Preview>(host, {
    key: () => dialog.subject && `${dialog.subject.action} ${dialog.subject.person.id}`,
    async load(client, signal) {
      const change = dialog.subject;
      if (change === undefined) return {};
      try {
        const { effects } = await client.people[change.action].dryRun({ personId: change.person.id }, { signal });
        return { effects };
      } catch (error) {
        const isDecided = error instanceof RollcallError && ["forbidden", "conflict", "hidden"].includes(error.kind);
        return isDecided ? { refused: error.reason } : {};
      }
    },
  });
  const typedName = (): string => host.renderRoot.querySelector<HTMLInputElement>("#erase-name")?.value.trim() ?? "";
  const dialog: ConfirmDialog<AccountChange> = new ConfirmDialog<AccountChange>(host, {
    id: "account-dialog",
    title: ({ action, person }) => text(`ask.${action}`, { name: nameOf(person) }),
    text: ({ action }) => text(`account.${action}.text`),
    content: ({ action, person }) => {
      const { refused } = preview.value ?? {};
      return html`<div role="status">
          ${preview.value ? effectList(host.words, preview.value) : html`<p class="muted">${text("panel.pending")}</p>`}
        </div>
        ${action === "erase" && !refused ? nameField(text("ask.erase.type", { name: nameOf(person) })) : nothing}
        ${refused ? problemLine(host.words, accountProblem(host.words, refused)) : nothing}`;
    },
    confirm: ({ action }) => text(`account.${action}`),
    busy: () => text("ask.working"),
    isDangerous: ({ action }) => action !== "reactivate",
    missing: ({ action, person }) => {
      const isNamed = action !== "erase" || typedName().normalize("NFC") === nameOf(person);
      return isNamed && preview.value?.refused === undefined ? undefined : "erase-name";
    },
    problem: (reason) => accountProblem(host.words, reason),
    async run(change, client) {
      await client.people[change.action]({ personId: change.person.id });
      changed(change);
    },
    outcome: ({ action }) => ({
      done: refresh,
      focus: { deactivate: "#reactivate", reactivate: "#deactivate", erase: "[part=title]" }[action],
    }),
  });
  return dialog;
}

function accountProblem(words: Words<PlannerUserKey>, reason: Reason): string {
  const { title, text } = accountReason(words, reason);
  return words.text("ask.failed", { reason: `${title} ${text}` });
}

function effectList(words: Words<PlannerUserKey>, { effects }: Preview): TemplateResult | typeof nothing {
  if (effects === undefined) return nothing;
  const { schedules: count, shifts } = effects;
  const schedules = count === 0 ? words.text("ask.schedules.none") : words.text("ask.schedules", { count });
  const assigned = words.text(shifts.more ? "ask.shifts.more" : "ask.shifts", { count: shifts.count });
  return html`<ul class="effects stack" part="effects">
    <li>${stateLabel("info", schedules)}</li>
    ${shifts.count > 0 ? html`<li>${stateLabel("calendar", assigned, { tone: "warn" })}</li>` : nothing}
  </ul>`;
}

const nameField = (label: string): TemplateResult =>
  labelledField(html`<bdi>${label}</bdi>`, { id: "erase-name", spellcheck: false });
