import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import { positionPopover } from "../../ui/browser/position-popover.ts";
import type { ListedShift } from "./load-shifts.ts";
import type { ShiftCommands, ShiftListHost } from "./shift-commands.ts";
import { instantOf } from "../../ui/text/times.ts";

/** A person to choose; `null` unassigns the shift. */
type Choice = { readonly personId: string; readonly name: string; readonly email: string } | null;

/** How many people are shown before a name is typed. */
const maxShown = 20;

/**
 * The popover that assigns someone to a shift or unassigns them, with a search. Lists the schedule's assignable members, or all members
 * once the shift has started. Arrow keys move, Enter chooses, Escape closes.
 */
export class AssigneePicker {
  readonly #host: ShiftListHost;
  readonly #commands: ShiftCommands;
  readonly #now: () => number;
  #shift: ListedShift | undefined;
  /** The person in the slot; null if it is free. */
  #current: string | null = null;
  #anchor: HTMLElement | undefined;
  /** `undefined` while the first people load. */
  #choices: readonly Choice[] | undefined;
  #hasMore = false;
  #hasFailed = false;
  #active = 0;
  #request = new AbortController();
  #finding: Promise<void> = Promise.resolve();

  constructor(host: ShiftListHost, commands: ShiftCommands, now: () => number) {
    this.#host = host;
    this.#commands = commands;
    this.#now = now;
    host.overlays.add(this);
  }

  async open(shift: ListedShift, current: string | null, anchor: HTMLElement): Promise<void> {
    this.#shift = shift;
    this.#current = current;
    this.#anchor = anchor;
    this.#choices = undefined;
    this.#search("");
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#query("#pick");
    if (!popover || !anchor.isConnected) return;
    if (popover.matches(":popover-open")) popover.hidePopover();
    positionPopover(popover, anchor);
    this.#query("#pick-search")?.focus();
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const choices = this.#choices ?? [];
    const hasChoices = choices.length > 0;
    return html`<div
      id="pick"
      part="picker"
      popover
      role="dialog"
      aria-label=${words.text("pick.title", { shift: this.#shift?.kind ?? "" })}
      @toggle=${this.#toggled}
    >
      <input
        id="pick-search"
        type="search"
        class="field fill"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.text("pick.search")}
        placeholder=${words.text("pick.search")}
        aria-autocomplete="list"
        aria-expanded=${hasChoices}
        aria-controls=${hasChoices ? "pick-people" : nothing}
        aria-activedescendant=${hasChoices ? `pick-${this.#active}` : nothing}
        @input=${({ currentTarget }: InputEvent) => this.#search((currentTarget as HTMLInputElement).value)}
        @keydown=${this.#keyed}
      />
      ${
        hasChoices
          ? html`<div id="pick-people" role="listbox" aria-label=${words.text("pick.people")}>
              ${choices.map((choice, index) => this.#option(choice, index))}
            </div>`
          : nothing
      }
      <p class="muted small" role="status">${this.#note}</p>
    </div>`;
  }

  get #note(): string {
    const { words } = this.#host;
    if (this.#hasFailed) return words.text("pick.failed");
    if (this.#choices === undefined) return words.text("panel.pending");
    if (this.#choices.every((choice) => choice === null)) return words.text("pick.none");
    return this.#hasMore ? words.text("pick.more") : "";
  }

  #option(choice: Choice, index: number): TemplateResult {
    const isChosen = this.#isAssigned(choice);
    const name = choice === null ? this.#host.words.text("pick.unassigned") : choice.name || choice.email;
    return html`<button
      type="button"
      tabindex="-1"
      id="pick-${index}"
      role="option"
      class="cluster nowrap fill ${index === this.#active ? "active" : ""}"
      aria-selected=${isChosen}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(choice)}
    >
      <span class="grow"
        ><bdi>${name}</bdi>${choice?.name ? html`<bdi class="muted small">${choice.email}</bdi>` : nothing}</span
      >${isChosen ? icon("done") : nothing}
    </button>`;
  }

  #search(typed: string): void {
    this.#finding = this.#find(typed);
  }

  async #find(typed: string): Promise<void> {
    const { client, scheduleId } = this.#host;
    const shift = this.#shift;
    if (client === undefined || shift === undefined) return;
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    const search = typed.trim();
    const isUpcoming = instantOf(shift.start) > this.#now();
    const filters = { ...(isUpcoming && { assignable: true }), ...(search !== "" && { search }) };
    try {
      const { rows, next } = await client.members.list({ scheduleId, limit: maxShown, ...filters }, { signal });
      if (signal.aborted) return;
      const canUnassign = search === "" && this.#current !== null;
      const others = shift.assignees.filter(({ personId }) => personId !== this.#current);
      const people = rows.filter((row) => others.every(({ personId }) => personId !== row.personId));
      this.#choices = canUnassign ? [null, ...people] : people;
      this.#hasMore = next !== null;
      this.#hasFailed = false;
      this.#active = canUnassign && people.length > 0 ? 1 : 0;
    } catch {
      if (signal.aborted) return;
      this.#choices = [];
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // The new results may have another height.
    const popover = this.#query("#pick:popover-open");
    if (this.#anchor?.isConnected && popover) positionPopover(popover, this.#anchor);
  }

  #isAssigned(choice: Choice): boolean {
    return (choice?.personId ?? null) === this.#current;
  }

  #choose(choice: Choice): void {
    const shift = this.#shift;
    this.#query("#pick")?.hidePopover();
    if (shift === undefined || this.#isAssigned(choice)) return;
    const person = choice && { personId: choice.personId, name: choice.name || choice.email };
    void this.#commands.assign(shift, person, this.#current);
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    const choices = this.#choices ?? [];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      this.#active = (this.#active + step + choices.length) % choices.length;
      this.#host.requestUpdate();
      const reveal = (): void => this.#query(`#pick-${this.#active}`)?.scrollIntoView({ block: "nearest" });
      void this.#host.updateComplete.then(reveal);
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    void this.#chooseActive(this.#request);
  };

  /** Chooses the active person once those who match the text are found, unless the text is changed or the popover closed by then. */
  async #chooseActive({ signal }: AbortController): Promise<void> {
    await this.#finding;
    const choice = this.#choices?.[this.#active];
    if (choice !== undefined && !signal.aborted) this.#choose(choice);
  }

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    if (newState !== "closed") return;
    this.#request.abort();
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    const isElsewhere = active ? active.id !== "pick-search" : document.activeElement !== document.body;
    if (!isElsewhere && this.#anchor?.isConnected) this.#anchor.focus({ preventScroll: true });
    const search = this.#query("#pick-search") as HTMLInputElement | null;
    if (search) search.value = "";
  };

  #query(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
