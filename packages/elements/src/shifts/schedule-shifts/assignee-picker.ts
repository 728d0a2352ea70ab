import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { positionPopover } from "../../ui/position-popover.ts";
import type { CommandHost, ShiftCommands } from "./shift-commands.ts";
import { instantOf, type ListedShift } from "./shown-shifts.ts";

/** A person to choose; `null` unassigns the shift. */
type Choice = { readonly personId: string; readonly name: string; readonly email: string } | null;

/** How many people are shown before a name is typed. */
const maxShown = 20;

/**
 * The popover that assigns a shift, with a search: lists the assignable members of the schedule, or all members once the
 * shift has begun. Arrow keys move, Enter chooses, Escape closes.
 */
export class AssigneePicker {
  readonly #host: CommandHost;
  readonly #commands: ShiftCommands;
  readonly #now: () => number;
  #shift: ListedShift | undefined;
  #anchor: HTMLElement | undefined;
  #choices: readonly Choice[] | undefined;
  #hasMore = false;
  #hasFailed = false;
  #active = 0;
  #request = new AbortController();

  constructor(host: CommandHost, commands: ShiftCommands, now: () => number) {
    this.#host = host;
    this.#commands = commands;
    this.#now = now;
  }

  /** Opens next to the button that was pressed. */
  async open(shift: ListedShift, anchor: HTMLElement): Promise<void> {
    this.#shift = shift;
    this.#anchor = anchor;
    this.#choices = undefined;
    void this.#find("");
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#popover;
    if (!popover || !anchor.isConnected) return;
    if (popover.matches(":popover-open")) popover.hidePopover();
    positionPopover(popover, anchor);
    this.#host.renderRoot.querySelector<HTMLElement>("#pick-search")?.focus();
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const shift = this.#shift;
    const choices = this.#choices ?? [];
    const active = choices.length > 0 ? `pick-${this.#active}` : nothing;
    return html`<div
      id="pick"
      part="picker"
      popover
      role="dialog"
      aria-label=${words.text("pick.title", { shift: shift?.kind ?? "" })}
      @toggle=${this.#toggled}
    >
      <input
        id="pick-search"
        type="search"
        class="field"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.text("pick.search")}
        placeholder=${words.text("pick.search")}
        aria-autocomplete="list"
        aria-expanded=${choices.length > 0 ? "true" : "false"}
        aria-controls=${choices.length > 0 ? "pick-people" : nothing}
        aria-activedescendant=${active}
        @input=${({ currentTarget }: InputEvent) => void this.#find((currentTarget as HTMLInputElement).value)}
        @keydown=${this.#keyed}
      />
      ${
        choices.length > 0
          ? html`<div id="pick-people" role="listbox" aria-label=${words.text("pick.people")}>
              ${choices.map((choice, index) => this.#option(choice, index))}
            </div>`
          : nothing
      }
      <p class="muted fine" role="status">${this.#note}</p>
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
    const isChosen = (this.#shift?.assignee?.personId ?? null) === (choice?.personId ?? null);
    const name = choice === null ? this.#host.words.text("pick.nobody") : choice.name || choice.email;
    return html`<button
      type="button"
      tabindex="-1"
      id="pick-${index}"
      role="option"
      class=${index === this.#active ? "active" : ""}
      aria-selected=${isChosen ? "true" : "false"}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(choice)}
    >
      <span class="grow"
        ><bdi>${name}</bdi>${choice?.name ? html`<bdi class="muted fine">${choice.email}</bdi>` : nothing}</span
      >${isChosen ? icon("done") : nothing}
    </button>`;
  }

  async #find(search: string): Promise<void> {
    const { client, scheduleId } = this.#host;
    const shift = this.#shift;
    if (client === undefined || shift === undefined) return;
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    const isUpcoming = instantOf(shift.start) > this.#now();
    const asked = { ...(isUpcoming && { assignable: true }), ...(search.trim() !== "" && { search: search.trim() }) };
    try {
      const { rows, next } = await client.members.list({ scheduleId, limit: maxShown, ...asked }, { signal });
      if (signal.aborted) return;
      const found = rows.map(({ personId, name, email }) => ({ personId, name, email }));
      const canUnassign = search.trim() === "" && shift.assignee !== null;
      this.#choices = canUnassign ? [null, ...found] : found;
      this.#hasMore = next !== null;
      this.#hasFailed = false;
      this.#active = canUnassign && found.length > 0 ? 1 : 0;
    } catch {
      if (signal.aborted) return;
      this.#choices = [];
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // The new results may have another height.
    const popover = this.#popover;
    if (this.#anchor?.isConnected && popover?.matches(":popover-open")) positionPopover(popover, this.#anchor);
  }

  #choose(choice: Choice): void {
    const shift = this.#shift;
    this.#popover?.hidePopover();
    if (shift === undefined || (choice?.personId ?? null) === (shift.assignee?.personId ?? null)) return;
    void this.#commands.assign(shift, choice && { personId: choice.personId, name: choice.name || choice.email });
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    const choices = this.#choices ?? [];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      this.#active = (this.#active + step + choices.length) % choices.length;
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector(`#pick-${this.#active}`)?.scrollIntoView({ block: "nearest" }),
      );
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    const choice = choices[this.#active];
    if (choice !== undefined) this.#choose(choice);
  };

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    if (newState !== "closed") return;
    this.#request.abort();
    const root = this.#host.renderRoot as ShadowRoot;
    const active = root.activeElement;
    const isElsewhere = active ? active.id !== "pick-search" : document.activeElement !== document.body;
    if (!isElsewhere && this.#anchor?.isConnected) this.#anchor.focus({ preventScroll: true });
    const search = this.#host.renderRoot.querySelector<HTMLInputElement>("#pick-search");
    if (search) search.value = "";
  };

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#pick");
  }
}
