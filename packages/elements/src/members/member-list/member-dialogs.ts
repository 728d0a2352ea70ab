import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { memberLinkReasons } from "../../messages/link-reasons.en.ts";
import { commandReasons } from "../../messages/command-reasons.en.ts";
import { reasons } from "../../messages/reasons.en.ts";
import { addStyles } from "../../ui/host/add-styles.ts";
import { boxes } from "../../ui/styles/boxes.styles.ts";
import { button } from "../../ui/controls/button.ts";
import { hintStyles } from "../../ui/styles/hint.styles.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import { Menu } from "../../ui/popovers/menu.ts";
import { overlays } from "../../ui/styles/overlays.styles.ts";
import { panelWords } from "../../ui/host/panel.en.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { Toast } from "../../ui/notices/toast.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import {
  type CalendarState,
  type InvitationState,
  type ListedMember,
  nameOf,
  type Settable,
} from "../listed-member.ts";
import { type AddHost, AddMembers } from "./add-members/add-members.ts";
import { type DryRun, type EditHost, MemberEdits } from "./change-role/member-edits.ts";
import { effectLines, effectsOf, needsConfirmation } from "./dry-run-preview.ts";
import type { ExportHost, MemberExport } from "./export/export-members.ts";
import { actionFace, actionsOf } from "./invitations/invitation-actions.ts";
import { AutoSend, type AutoSendHost, SendDialog } from "./invitations/send-dialog.ts";
import { StateDetails, StateHint } from "./invitations/state-details.ts";
import { StatePopover } from "./invitations/state-popover.ts";
import { type DialogKey, memberDialogMessages } from "./member-dialogs.messages.ts";
import { memberDialogStyles } from "./member-dialogs.styles.ts";
import { memberListMessages } from "./member-list.messages.ts";
import {
  addNote,
  adoptionsOf,
  adoptMember,
  isStillCalled,
  provenanceIcon,
  provenanceKeys,
  provenanceMark,
  stillCalledLine,
} from "./linked-members.ts";
import { calendarIcons, type Cell, invitationIcons } from "./member-row.ts";
import type { ListContext } from "./list-context.ts";
import { QuestionDialog } from "./question-dialog.ts";
import type { Selection, SelectionHost } from "./selection/selection.ts";
import { leaveToSuccessor, removeMember, type RemoveHost } from "./remove-member/remove-member.ts";

// An icon from lucide (ISC license).
const person = "M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M8 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0";

const shared = { ...panelWords, ...reasons, ...commandReasons, ...memberLinkReasons };
const catalogue = { ...memberListMessages, ...memberDialogMessages };

/** The message keys of all states. */
const stateKeys = [
  ...Object.keys(invitationIcons).map((state) => `invitation.${state as InvitationState}` as const),
  ...Object.keys(calendarIcons).map((state) => `calendar.${state as CalendarState}` as const),
  ...provenanceKeys,
];

/** The list that the dialogs belong to. */
export type DialogsHost = ListContext &
  RemoveHost &
  EditHost &
  AddHost &
  AutoSendHost &
  ExportHost &
  SelectionHost & {
    wordsWith(messages: typeof catalogue): Words<DialogKey>;
    /** The address of a member's profile, if the host has given one. */
    readonly personHref: (row: ListedMember) => string | undefined;
    canAdopt(row: ListedMember): boolean;
    readonly navigation: { readonly index: number; focus(index: number, cell?: "select"): Promise<void> };
  };

/** The dialogs and popovers of a member list, which load on demand. */
export class MemberDialogs {
  /** The messages that all parts of the list share, including those of reasons. */
  readonly shared = shared;
  readonly toast: Toast;
  readonly why: WhyNot;
  /** The selection, while members are selected. */
  selection: Selection | undefined;
  /** The export that is running. */
  exporting: MemberExport | undefined;
  readonly adding: AddMembers;
  readonly autoSend: AutoSend;
  readonly edits: MemberEdits;
  readonly question: QuestionDialog;
  readonly menu: Menu;
  readonly send: SendDialog;
  readonly popover: StatePopover;
  readonly hint: StateHint;
  /** Draws where a member of a linked schedule comes from. */
  readonly provenance = (row: ListedMember, tab: 0 | -1): unknown => provenanceMark(this.words, row, tab);
  readonly #host: DialogsHost;
  #selection: Selection | undefined;

  constructor(host: DialogsHost) {
    this.#host = host;
    this.adding = new AddMembers(host, (text, until) => this.toast.wait(text, until));
    this.edits = new MemberEdits(host);
    const details = new StateDetails(host);
    this.toast = new Toast(host);
    this.why = new WhyNot(host, (reasons, opener) => this.#remedies(reasons, opener));
    this.question = new QuestionDialog(host);
    this.menu = new Menu(host);
    this.send = new SendDialog(host);
    this.autoSend = new AutoSend(host, this.send);
    this.popover = new StatePopover(host, details);
    this.hint = new StateHint(host, details);
    host.overlays.add({ render: () => this.#descriptions() });
    addStyles(host, overlays, hintStyles, boxes, memberDialogStyles);
  }

  get words(): Words<DialogKey> {
    return this.#host.wordsWith(catalogue);
  }

  async toggleSelection(): Promise<void> {
    if (this.selection) {
      this.endSelection();
      return;
    }
    const { Selection } = await import("./selection/selection.ts");
    this.#selection ??= new Selection(this.#host);
    this.selection = this.#selection;
    const { navigation } = this.#host;
    await navigation.focus(navigation.index, "select");
  }

  endSelection(): void {
    this.selection?.clear();
    this.selection = undefined;
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>("[part=select]")?.focus();
  }

  /** Exports the list; another export can't start in the meantime. */
  async exportMembers(): Promise<void> {
    const { MemberExport } = await import("./export/export-members.ts");
    this.exporting = new MemberExport(this.#host);
    this.#host.requestUpdate();
    try {
      const count = await this.exporting.run();
      this.toast.show(
        count === undefined ? this.words.text("export.stopped") : this.words.text("export.done", { count }),
      );
    } finally {
      this.exporting = undefined;
      this.#host.requestUpdate();
    }
  }

  /** The note of the add box, if the schedule is linked. */
  get addNote(): unknown {
    return addNote(this.words, this.#host.schedule);
  }

  /** Ends everything that belongs to another schedule. */
  reset(): void {
    this.selection?.clear();
    this.selection = undefined;
    this.exporting?.stop();
  }

  /** Runs the command of a cell's control. `value` is the new value of an edit. */
  press(cell: Cell, row: ListedMember, value: unknown, control: HTMLElement): unknown {
    if (cell === "invited" || cell === "assignable" || cell === "role")
      return this.edits.set(row, cell, value, control);
    if (cell === "action") return this.remove(row);
    if (cell === "more") return this.openMenu(row, control);
    if (cell !== "calendar" && cell !== "invitation" && cell !== "provenance") return undefined;
    this.hint.hide();
    return this.popover.open(cell, row, control);
  }

  remove(row: ListedMember): Promise<void> {
    return removeMember(this.#host, row);
  }

  /** Opens the menu of a row: the profile, the actions on the invitation, and removing. */
  async openMenu(row: ListedMember, anchor: HTMLElement): Promise<void> {
    const { words } = this;
    const { myId, personHref } = this.#host;
    const href = personHref(row);
    const isMe = row.personId === myId;
    const profile = { part: "profile", icon: drawing(person), label: words.text("menu.profile") };
    const command = (refusals: readonly Reason[] | undefined, run: () => unknown) => ({
      isRefused: refusals !== undefined,
      press: () => (refusals ? this.why.show(refusals, anchor) : run()),
    });
    const actions = actionsOf(row).map((action) => {
      const { part, drawn, label } = actionFace(action, row);
      const run = (): void => this.popover.act(action, row, anchor);
      return { part, icon: drawn, label: words.text(label), ...command(row.refused[action], run) };
    });
    const removal = {
      part: "menu-remove",
      icon: icon(isMe ? "leave" : "bin"),
      label: words.text(isMe ? "leave.confirm" : "remove.confirm"),
      ...command(row.refused.remove, () => this.remove(row)),
    };
    const adoptions = this.#host.canAdopt(row) ? adoptionsOf(row) : [];
    const adopting = adoptions.map((adoption) => ({
      part: `menu-${adoption}`,
      icon: provenanceIcon(adoption === "adopt" ? "local" : "linked"),
      label: words.text(`menu.${adoption}`),
      press: () => adoptMember(this.#host, row, adoption, anchor),
    }));
    const label = words.text("row.more", { name: nameOf(row) });
    const link = href === undefined ? [] : [{ ...profile, href }];
    await this.menu.open(label, [...link, ...actions, ...adopting, removal], anchor);
  }

  leaveToSuccessor(anchor: HTMLElement): Promise<void> {
    return leaveToSuccessor(this.#host, anchor);
  }

  /** Asks before an edit, if it affects shifts, adds a notice, or leaves the member on call in a linked product (X3, Q7). */
  async confirmEdit(row: ListedMember, set: Partial<Settable>, dryRun: DryRun): Promise<boolean> {
    const { words } = this;
    const { schedule } = this.#host;
    const { role } = set;
    const effects = effectsOf(dryRun);
    const isCalled = isStillCalled(row, set, schedule);
    if (!isCalled && !needsConfirmation(effects, schedule)) return true;
    const name = nameOf(row);
    return this.question.ask({
      title:
        role === undefined
          ? words.text("change.title.assignable", { name })
          : words.text("change.title.role", { name, role: words.text(`role.${role}`) }),
      text: words.text("change.text"),
      content: () => [effectLines(words, effects, schedule), isCalled ? stillCalledLine(words) : nothing],
      confirm: words.text("change.confirm"),
    });
  }

  /** Buttons that resolve a refusal. */
  #remedies(refusals: readonly Reason[], opener: HTMLElement | undefined): TemplateResult {
    const has = (remedy: string): boolean => refusals.some((reason) => reason.remedy === remedy);
    const link = (part: string, key: "list.second-admin" | "pass-on.begin", act: () => void): TemplateResult =>
      button(this.words.text(key), { look: "link", part, click: act });
    const passOn = (): void => {
      this.why.hide();
      if (opener) void this.leaveToSuccessor(opener);
    };
    return html`
      ${has("make-another-admin") ? link("second-admin", "list.second-admin", () => this.#host.chooseSecondAdmin()) : nothing}
      ${has("choose-a-successor") ? link("pass-on", "pass-on.begin", passOn) : nothing}
    `;
  }

  /** The descriptions of all states, for assistive technology. */
  #descriptions(): TemplateResult {
    return html`<div hidden>
      ${stateKeys.map((key) => html`<span id=${key.replace(".", "-")}>${this.words.text(`${key}.text`)}</span>`)}
    </div>`;
  }
}
