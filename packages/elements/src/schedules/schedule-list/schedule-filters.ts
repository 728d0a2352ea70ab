import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import type { ScheduleListKey } from "./schedule-list-messages.en.ts";
import type { ScheduleQuery } from "./schedule-pages.ts";

const states: readonly ScheduleQuery["state"][] = ["active", "archived"];

/** The filters: active or archived, and the caller's schedules or (if permitted) all of the organization's. */
export const scheduleFilters = (
  words: Words<ScheduleListKey>,
  { state, scope }: ScheduleQuery,
  isWholeOffered: boolean,
  ask: (query: ScheduleQuery) => void,
): TemplateResult => html`
  <div class="bar" part="filters">
    <select
      id="state"
      class="field"
      part="filter"
      aria-label=${words.text("schedules.state")}
      @change=${({ currentTarget }: Event) =>
        ask({ scope, state: (currentTarget as HTMLSelectElement).value as ScheduleQuery["state"] })}
    >
      ${states.map(
        (one) => html`<option value=${one} ?selected=${one === state}>${words.text(`schedules.state.${one}`)}</option>`,
      )}
    </select>
    ${
      isWholeOffered
        ? html`<label class="auto">
            <input
              type="checkbox"
              role="switch"
              class="switch"
              id="scope"
              part="scope"
              .checked=${scope === "organization"}
              @change=${({ currentTarget }: Event) =>
                ask({ state, scope: (currentTarget as HTMLInputElement).checked ? "organization" : "mine" })}
            />
            ${words.text("schedules.scope")}
          </label>`
        : nothing
    }
  </div>
`;
