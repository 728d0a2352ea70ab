import type { OwnSkillView, RollcallClient } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { Dialog } from "../ui/dialogs/dialog.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { QueryController, type QueryHost } from "../ui/queries/query-controller.ts";
import { renderPanelState } from "../ui/panel/panel-states.ts";
import { timesIn } from "../ui/text/times.ts";
import { toastWords } from "../ui/notices/toast.en.ts";
import type { RatingKey } from "./rating.en.ts";
import { ratingFact } from "./rating-text.ts";

/** A past rating. Those of schedulers have a note and a name only if a scheduler reads them. */
interface PastRating {
  readonly rating: number | null;
  readonly at: string;
  readonly note?: string;
  readonly authorName?: string;
}

/** The ratings of both sides, the latest first. */
interface PastRatings {
  readonly byScheduler: readonly PastRating[];
  readonly own: readonly PastRating[];
}

/** Where ratings come from, and what the two sides are called. */
interface RatingsSource<Skill extends OwnSkillView> {
  readonly load: (client: RollcallClient, skill: Skill, signal: AbortSignal) => Promise<PastRatings>;
  readonly titles: (skill: Skill) => { readonly byScheduler: string; readonly own: string };
}

/** The dialog with a skill's rating history: both sides next to each other, never merged (A73, X16). */
export class RatingsDialog<Skill extends OwnSkillView> {
  readonly #host: PanelHost<RatingKey>;
  readonly #dialog: Dialog<Skill>;
  readonly #ratings: QueryController<PastRatings>;
  readonly #source: RatingsSource<Skill>;

  constructor(host: PanelHost<RatingKey> & QueryHost, source: RatingsSource<Skill>) {
    this.#host = host;
    this.#source = source;
    this.#dialog = new Dialog<Skill>(host, {
      id: "ratings",
      size: "wide long",
      title: ({ name }) => host.words.text("rating.history.title", { name }),
      content: (skill) => this.#content(skill),
    });
    this.#ratings = new QueryController<PastRatings>(host, {
      key: () => this.#dialog.subject?.typeId,
      load: async (client, signal) => {
        const { subject } = this.#dialog;
        if (subject === undefined) throw new RollcallError("request.cancelled");
        return source.load(client, subject, signal);
      },
    });
  }

  open(skill: Skill): Promise<void> {
    return this.#dialog.open(skill);
  }

  #content(skill: Skill): TemplateResult {
    const { words } = this.#host;
    const { value } = this.#ratings;
    const titles = this.#source.titles(skill);
    return html`${renderPanelState(words, this.#ratings, 2) ?? nothing}
      ${
        value &&
        html`<div class="ratings scroll" tabindex="0" role="group" aria-label=${words.text("rating.history")}>
          ${this.#side(skill, titles.byScheduler, value.byScheduler)} ${this.#side(skill, titles.own, value.own)}
        </div>`
      }
      <div class="buttons">
        <button type="button" class="button" part="cancel" @click=${() => this.#dialog.close()}>
          ${words.with(toastWords).text("toast.close")}
        </button>
      </div>`;
  }

  #side({ scale }: Skill, title: string, past: readonly PastRating[]): TemplateResult {
    const { words } = this.#host;
    const times = timesIn(words);
    return html`<section class="stack">
      <h4>${title}</h4>
      ${
        past.length === 0
          ? html`<p class="muted small">${words.text("rating.history.none")}</p>`
          : html`<ul class="stack">
              ${past.map(
                ({ rating, at, note = "", authorName = "" }) =>
                  html`<li>
                    ${ratingFact(words, {
                      ...{ title: times.text(at, "moment"), rating, scale, part: "past-rating" },
                      more: [
                        note === "" ? nothing : html`<span class="small"><bdi>${note}</bdi></span>`,
                        authorName === ""
                          ? nothing
                          : html`<span class="muted small"
                              >${words.text("rating.history.by", { name: authorName })}</span
                            >`,
                      ],
                    })}
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}
