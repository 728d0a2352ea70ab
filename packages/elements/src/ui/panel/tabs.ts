import { html, nothing, type TemplateResult } from "lit";
import type { PanelHost } from "../host/panel-host.ts";
import { renderPanelState } from "./panel-states.ts";
import type { QueryState } from "../queries/query-controller.ts";

/** Draws the panel of a tab. */
export type TabPanel<Value> = (value: Value) => unknown;

/** A tab and its panel. */
export interface Tab<Id extends string, Value> {
  readonly id: Id;
  readonly label: () => string;
  /** Loads the panel when it first opens. */
  readonly load: () => TabPanel<Value> | Promise<TabPanel<Value>>;
}

/** The tabs, and which one is open. */
export interface TabsOptions<Id extends string, Value> {
  /** The accessible name. */
  readonly label: () => string;
  readonly tabs: readonly Tab<Id, Value>[];
  readonly open: () => Id;
  readonly select: (id: Id) => void;
}

/**
 * Tabs with one visible panel, following the WAI-ARIA pattern: arrow keys, Home and End move between tabs; Enter,
 * Space and a click open one. Panels load when they first open. Needs `tabsStyles`.
 */
export class Tabs<Id extends string, Value> {
  readonly #host: PanelHost;
  readonly #options: TabsOptions<Id, Value>;
  readonly #panels = new Map<Id, QueryState<TabPanel<Value>>>();

  constructor(host: PanelHost, options: TabsOptions<Id, Value>) {
    this.#host = host;
    this.#options = options;
  }

  render(value: Value): TemplateResult {
    const { label, tabs, select, open } = this.#options;
    const tab = tabs.find(({ id }) => id === open()) ?? tabs[0];
    return html`<div class="tabs" role="tablist" part="tabs" aria-label=${label()} @keydown=${move}>
        ${tabs.map(
          ({ id, label }) =>
            html`<button
              type="button"
              role="tab"
              part="tab"
              id="tab-${id}"
              aria-selected=${String(id === tab?.id)}
              aria-controls=${id === tab?.id ? `panel-${id}` : nothing}
              tabindex=${id === tab?.id ? 0 : -1}
              @click=${() => select(id)}
            >
              ${label()}
            </button>`,
        )}
      </div>
      ${tab && html`<div role="tabpanel" id="panel-${tab.id}" aria-labelledby="tab-${tab.id}">${this.#panel(tab, value)}</div>`}`;
  }

  #panel(tab: Tab<Id, Value>, value: Value): unknown {
    const state = this.#panels.get(tab.id) ?? this.#load(tab);
    if (state.kind === "ready") return state.value(value);
    return renderPanelState(this.#host.words, { state, status: "idle", reload: () => this.#retry(tab.id) });
  }

  #load({ id, load }: Tab<Id, Value>): QueryState<TabPanel<Value>> {
    const setPanel = (state: QueryState<TabPanel<Value>>): QueryState<TabPanel<Value>> => {
      this.#panels.set(id, state);
      return state;
    };
    const panel = load();
    if (typeof panel === "function") return setPanel({ kind: "ready", value: panel });
    void panel
      .then(
        (value) => setPanel({ kind: "ready", value }),
        () => setPanel({ kind: "failed", reason: { code: "server.unreachable" } }),
      )
      .then(() => this.#host.requestUpdate());
    return setPanel({ kind: "pending" });
  }

  #retry(id: Id): Promise<void> {
    this.#panels.delete(id);
    this.#host.requestUpdate();
    return Promise.resolve();
  }
}

/** Moves the focus between the tabs. */
function move(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.indexOf(event.target as HTMLElement);
  const [back, forth] = list.matches(":dir(rtl)") ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  const to = { [back]: at - 1, [forth]: (at + 1) % tabs.length, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  tabs.at(to)?.focus();
}
