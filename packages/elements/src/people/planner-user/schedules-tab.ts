import type { ListAssignmentsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { moreButton } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { settingGroup } from "../../ui/settings/setting-row.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

/** The schedules a person is on, and their upcoming shifts. */
export class SchedulesTab {
  readonly #host: PanelElement<PlannerUserKey>;
  readonly #found: QueryController<ListAssignmentsOutput>;
  readonly #commands: CommandController<"more">;

  /** `isOpen`: whether the tab is open. It reloads each time it opens. */
  constructor(host: PanelElement<PlannerUserKey>, isOpen: () => boolean) {
    this.#host = host;
    this.#commands = new CommandController(host);
    this.#found = new QueryController(host, {
      key: () => (isOpen() ? host.shownId : undefined),
      load: (client, signal) => client.people.listAssignments({ personId: host.shownId ?? "" }, { signal }),
    });
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const { value } = this.#found;
    if (value === undefined) return html`${renderPanelState(words, this.#found)}`;
    const { schedules, shifts, moreShifts, next } = value;
    return html`${settingGroup({ id: "schedules-title", title: words.text("user.schedules"), part: "schedules" }, [
      list(
        schedules.map((schedule) => this.#schedule(schedule)),
        words.text("user.schedules.none"),
      ),
      next === null
        ? nothing
        : moreButton(words.text("user.more"), () => void this.#more(value), this.#commands.isBusy()),
      problemLine(words, this.#commands.problem("more")),
    ])}
    ${settingGroup({ id: "shifts-title", title: words.text("user.shifts"), part: "shifts" }, [
      list(
        shifts.map((shift) => this.#shift(shift)),
        words.text("user.shifts.none"),
      ),
      moreShifts
        ? html`<p class="muted small pad">${words.text("user.shifts.more", { count: shifts.length })}</p>`
        : nothing,
    ])}`;
  }

  #schedule({ name, role, assignable, state }: ListAssignmentsOutput["schedules"][number]): TemplateResult {
    const { words } = this.#host;
    const archived =
      state === "archived" ? html`<span class="pill">${words.text("user.schedules.archived")}</span>` : nothing;
    return html`<li class="setting" part="schedule">
      <span class="wrap strong"><bdi>${name}</bdi></span>
      <span class="cluster muted small">
        ${words.text(`user.role.${role}`)} · ${words.text(assignable ? "user.assignable" : "user.not-assignable")}
        ${archived}
      </span>
    </li>`;
  }

  #shift({
    kind,
    start,
    end,
    timeZone,
    status,
    scheduleName,
  }: ListAssignmentsOutput["shifts"][number]): TemplateResult {
    const { words } = this.#host;
    const times = timesIn(words, timeZone);
    const zone = times.otherZone === undefined ? "" : ` (${times.otherZone})`;
    return html`<li class="setting" part="shift">
      <span class="wrap"
        ><b><bdi>${kind}</bdi></b> <span class="muted small"><bdi>${scheduleName}</bdi></span></span
      >
      <span class="small">
        ${times.span(start, end, "dayAndClock")}${zone}
        ${status === "offered" ? html`<span class="pill">${words.text("user.shifts.offered")}</span>` : nothing}
      </span>
    </li>`;
  }

  async #more({ schedules, next }: ListAssignmentsOutput): Promise<void> {
    const { shownId: personId } = this.#host;
    if (next === null || personId === undefined) return;
    await this.#commands.run("more", (client) => client.people.listAssignments({ personId, after: next }), {
      done: (page) => {
        const { value } = this.#found;
        if (value) this.#found.set({ ...value, schedules: [...schedules, ...page.schedules], next: page.next });
      },
    });
  }
}

const list = (rows: readonly TemplateResult[], empty: string): TemplateResult =>
  rows.length === 0
    ? html`<p class="muted setting">${empty}</p>`
    : html`<ul>
        ${rows}
      </ul>`;
