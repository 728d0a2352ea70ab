import type { FindUpstreamSchedulesOutput } from "@rollcall/core";
import { zoneName } from "@rollcall/core/time-format";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Words } from "../../ui/host/panel-host.ts";
import { textField } from "../../ui/fields/text-field.ts";
import type { Provider } from "./connect-step.ts";
import type { LinkPartKey } from "./link-parts.messages.ts";

/** With this many schedules or more, there is a search. */
const manySchedules = 10;

interface Choice {
  readonly provider: Provider;
  readonly schedules: readonly FindUpstreamSchedulesOutput["schedules"][number][];
  readonly upstreamId: string;
  readonly search: string;
}

interface ChooseParts {
  readonly set: (change: Partial<Pick<Choice, "upstreamId" | "search">>) => unknown;
  /** The id of the field to correct. */
  readonly problem: string | undefined;
}

/** The second step: the other product's schedule. */
export function chooseStep(words: Words<LinkPartKey>, choice: Choice, { set, problem }: ChooseParts): TemplateResult {
  const { provider, schedules, upstreamId, search } = choice;
  const wanted = search.trim().toLocaleLowerCase(words.lang);
  const shown = schedules.filter(({ name, id }) => `${name} ${id}`.toLocaleLowerCase(words.lang).includes(wanted));
  return html`<div class="stack gap-1">
      <h3 id="link-step" tabindex="-1">${words.text("schedule-link.choose")}</h3>
      <p class="muted" id="choose-text">${words.text("schedule-link.choose.text")}</p>
    </div>
    ${
      schedules.length < manySchedules
        ? nothing
        : textField({
            ...{ id: "link-search", part: "search", type: "search", value: search },
            label: words.text("schedule-link.choose.search"),
            placeholder: words.text("schedule-link.choose.search"),
            input: (typed) => set({ search: typed }),
            // Enter would submit the form.
            keydown: (event) => event.key === "Enter" && event.preventDefault(),
          })
    }
    <div
      class="schedules"
      role="radiogroup"
      aria-labelledby="link-step"
      aria-describedby="choose-text"
      aria-invalid=${problem === undefined ? nothing : "true"}
    >
      ${repeat(
        shown,
        ({ id }) => id,
        ({ id, name, timeZone }, at) =>
          html`<label class="schedule toggle"
            ><input
              type="radio"
              name="upstream"
              id="link-upstream-${at}"
              part="upstream"
              .checked=${id === upstreamId}
              @change=${() => set({ upstreamId: id })}
            /><span class="wrap"
              ><bdi>${name || provider.name}</bdi>
              ${timeZone === null ? nothing : html`<span class="muted small">${zoneName(timeZone)}</span>`}</span
            ></label
          >`,
      )}
    </div>
    ${shown.length > 0 ? nothing : html`<p class="muted" role="status">${emptyText(words, choice)}</p>`}`;
}

const emptyText = (words: Words<LinkPartKey>, { schedules, provider }: Choice): string =>
  schedules.length === 0
    ? words.text("schedule-link.choose.none", { provider: provider.name })
    : words.text("schedule-link.choose.no-match");
