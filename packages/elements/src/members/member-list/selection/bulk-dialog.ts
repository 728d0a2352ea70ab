import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../../messages/reason-words.ts";
import { button } from "../../../ui/controls/button.ts";
import { Dialog } from "../../../ui/dialogs/dialog.ts";
import type { PanelHost, Words } from "../../../ui/host/panel-host.ts";
import { problemLine } from "../../../ui/notices/problem-line.ts";
import { prepareUndo } from "../../prepare-undo.ts";
import { batchButtons, batchProgress, reportLine } from "../../batch-run.ts";
import type { ListedMember, Settable } from "../../listed-member.ts";
import { effectLines } from "../dry-run-preview.ts";
import { isStillCalled, stillCalledLine } from "../linked-members.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import { MemberChangedEvent, MemberRemovedEvent } from "../member-list.events.ts";
import { batchSize, type BulkChange, BulkRun, type EditResult, personOf, type Tally } from "./bulk-run.ts";
import type { ListContext } from "../list-context.ts";

/** The maximum number of members that are named one by one. */
const maxNamed = 100;

/** The list whose members are changed. */
export type BulkHost = PanelHost &
  Pick<
    ListContext,
    "scheduleId" | "schedule" | "myId" | "dialogWords" | "toast" | "refresh" | "left" | "dispatchEvent"
  > & { readonly hasLeft: boolean };

/** Shows what a change to the selected members would result in, makes it, and reports the result for each (X3). */
export class BulkDialog {
  readonly #host: BulkHost;
  readonly #dialog: Dialog<BulkRun>;
  readonly #deselect: (personIds: readonly string[]) => void;
  #undo: (() => Promise<void>) | undefined;

  constructor(host: BulkHost, deselect: (personIds: readonly string[]) => void) {
    this.#host = host;
    this.#deselect = deselect;
    this.#dialog = new Dialog<BulkRun>(host, {
      id: "bulk",
      size: "wide long",
      title: (run) => titleOf(this.#words, run),
      content: (run) => this.#content(run),
      cancelled: (event) => this.#dialog.subject?.cancelled(event),
      closed: (run) => this.#closed(run),
    });
  }

  /** Opens with a dry run. */
  async open(people: readonly ListedMember[], change: BulkChange): Promise<void> {
    const { client, schedule } = this.#host;
    if (client === undefined || schedule === undefined || people.length === 0) return;
    this.#undo = prepareUndo(this.#host, "members.edit");
    const run: BulkRun = new BulkRun(client, schedule, people, change, (results) => this.#changed(run, results));
    const checked = run.check();
    await this.#dialog.open(run);
    await checked;
    await this.#update();
    this.#focus("#bulk-start");
  }

  get #words(): Words<DialogKey> {
    return this.#host.dialogWords;
  }

  #content(run: BulkRun): TemplateResult {
    return html`
      <div class="stack scroll" tabindex="0" role="region" aria-labelledby="bulk-title">
        ${run.isStarted ? this.#results(run) : this.#preview(run)} ${problemLine(this.#words, run.problem)}
      </div>
      ${run.isBusy ? batchProgress(this.#words, run) : nothing}
      <div class="buttons">
        ${run.isStarted ? batchButtons(this.#words, run, "bulk", this.#close) : this.#startButtons(run)}
      </div>
    `;
  }

  #preview(run: BulkRun): TemplateResult {
    const words = this.#words;
    if (run.isChecking) {
      const label = words.text("bulk.checking");
      return html`<div class="stack">
        <progress aria-label=${label}></progress>
        <p role="status">${label}</p>
      </div>`;
    }
    if (run.effects === undefined) return html``;
    const { schedule } = this.#host;
    const { done, same, refused } = run.expected;
    const will = "remove" in run.change ? "bulk.would-remove" : "bulk.would-change";
    return html`
      ${reportLine("done", "ok", words.text(will, { count: done }))}
      ${same > 0 ? reportLine("info", "", words.text("bulk.would-stay", { count: same })) : nothing}
      ${effectLines(words, run.effects, schedule)}
      ${run.people.some((row) => isStillCalled(row, run.change, schedule)) ? stillCalledLine(words) : nothing}
      ${run.total > batchSize ? html`<p class="muted">${words.text("bulk.parts", { count: batchSize })}</p>` : nothing}
      ${this.#refused("bulk.would-refuse", refused)}
    `;
  }

  #results(run: BulkRun): TemplateResult {
    const words = this.#words;
    const { done, same, refused } = run.tally;
    const was = "remove" in run.change ? "bulk.removed" : "bulk.changed";
    return html`<div class="stack" role="status">
        ${reportLine("done", "ok", words.text(was, { count: done }))}
        ${same > 0 ? reportLine("info", "", words.text("bulk.stayed", { count: same })) : nothing}
        ${run.open > 0 && !run.isBusy ? reportLine("clock", "warn", words.text("bulk.open", { count: run.open })) : nothing}
      </div>
      ${this.#refused("bulk.refused", refused)}`;
  }

  #refused(key: "bulk.refused" | "bulk.would-refuse", refused: Tally["refused"]): TemplateResult | typeof nothing {
    const words = this.#words;
    const count = refused.length;
    if (count === 0) return nothing;
    return html`${reportLine("stop", "danger", words.text(key, { count }))}
      <ul class="note stack medium" part="refused">
        ${refused.slice(0, maxNamed).map(({ name, reason }) => this.#refusal(name, reason))}
        ${count > maxNamed ? html`<li class="muted">${words.text("bulk.more", { count: count - maxNamed })}</li>` : nothing}
      </ul>`;
  }

  #refusal(name: string, reason: Reason): TemplateResult {
    const { title, remedy } = reasonWords(this.#words, reason);
    return html`<li class="cluster between gap-1">
      <bdi class="strong wrap">${name}</bdi><span class="muted">${title}. ${remedy}</span>
    </li>`;
  }

  #startButtons(run: BulkRun): TemplateResult {
    const isRemoval = "remove" in run.change;
    const count = run.effects ? run.expected.done : run.total;
    return html`${button(this.#words.text("panel.cancel"), { part: "bulk-close", click: this.#close })}
    ${button(this.#words.text(isRemoval ? "bulk.confirm.remove" : "bulk.confirm", { count }), {
      id: "bulk-start",
      look: `button ${isRemoval ? "danger" : "primary"}`,
      part: "bulk-confirm",
      isDisabled: run.isChecking || count === 0,
      click: () => run.run(),
    })}`;
  }

  #changed(run: BulkRun, results: readonly EditResult[]): void {
    const { scheduleId, myId } = this.#host;
    for (const result of results) {
      const personId = personOf(result);
      if (result.status === "removed") this.#host.dispatchEvent(new MemberRemovedEvent({ scheduleId, personId }));
      if (result.status === "changed") {
        this.#host.dispatchEvent(
          new MemberChangedEvent({ scheduleId, personId, set: run.change as Partial<Settable> }),
        );
      }
      if (result.status === "removed" && personId === myId) this.#host.left();
    }
    this.#host.requestUpdate();
    if (run.isBusy) return;
    // Members that were refused or have no result stay selected.
    this.#deselect(run.results.filter(({ status }) => status !== "refused").map(personOf));
    this.#host.refresh();
    if (run.open === 0 && run.tally.refused.length === 0) this.#close();
    else void this.#update().then(() => this.#focus("[part=bulk-retry], [part=bulk-close]"));
  }

  /** Confirms what was changed, and offers to undo it unless the caller has left. */
  #closed(run: BulkRun): void {
    run.end();
    const { done } = run.tally;
    if (done === 0 || this.#host.hasLeft) return;
    const key = "remove" in run.change ? "bulk.done.removed" : "bulk.done";
    this.#host.toast.show(this.#words.text(key, { count: done }), this.#undo);
  }

  readonly #close = (): void => this.#dialog.close();

  async #update(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #focus(selector: string): void {
    this.#dialog.element?.querySelector<HTMLElement>(selector)?.focus();
  }
}

function titleOf(words: Words<DialogKey>, { change, total: count }: BulkRun): string {
  if ("role" in change) return words.text("bulk.title.role", { count, role: words.text(`role.${change.role}`) });
  if ("assignable" in change) {
    return words.text(change.assignable ? "bulk.title.assignable" : "bulk.title.not-assignable", { count });
  }
  if ("invited" in change)
    return words.text(change.invited ? "bulk.title.invited" : "bulk.title.not-invited", { count });
  return words.text("bulk.title.remove", { count });
}
