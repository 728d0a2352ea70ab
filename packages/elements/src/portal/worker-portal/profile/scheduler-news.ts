import { html, nothing, type TemplateResult } from "lit";
import { CalendarTimes } from "../../../calendars/calendar-connection/calendar-times.ts";
import { icon } from "../../../ui/icons.ts";
import { labelOf } from "../../../people/profile/field-words.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import type { RollcallElement } from "../../../ui/rollcall-element.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { FieldChange, OwnField, OwnProfile } from "../portal-wire.ts";
import { problemLine } from "../problem-line.ts";
import { Sending } from "../sending.ts";
import { fieldWords } from "./field-words.ts";
import type { OwnFields } from "./own-fields.ts";
import type { ProfileKey } from "./profile-messages.en.ts";
import { refusalWords } from "./refusal-words.ts";

/** What the news belong to. */
interface NewsParts {
  readonly profile: () => OwnProfile | undefined;
  readonly own: OwnFields;
  /** Somebody has seen the news, as this answer says. */
  readonly seen: (profile: OwnProfile) => void;
}

const newsIn = (profile: OwnProfile | undefined): readonly OwnField[] =>
  profile?.groups.flatMap(({ fields }) => fields).filter(({ notice }) => notice) ?? [];

/** Says what others have changed in the profile since its owner looked, what it was before, and gives it back (X12). */
export class SchedulerNews {
  readonly #host: RollcallElement<string>;
  readonly #parts: NewsParts;
  readonly #sending: Sending;
  readonly #changes: QueryController<readonly FieldChange[]>;

  constructor(host: RollcallElement<string>, parts: NewsParts) {
    this.#host = host;
    this.#parts = parts;
    this.#sending = new Sending(host);
    this.#changes = new QueryController<readonly FieldChange[]>(host, {
      key: () => {
        const profile = parts.profile();
        return newsIn(profile).length === 0 ? undefined : String(profile?.number);
      },
      load: async (client, signal) => (await client.portal.listChanges({ limit: 200 }, { signal })).rows,
    });
  }

  render(words: Words<ProfileKey>): TemplateResult | typeof nothing {
    const news = newsIn(this.#parts.profile());
    if (news.length === 0) return nothing;
    const failed = refusalWords(words, this.#sending.problem);
    return html`<section class="news" part="notices" aria-labelledby="news-title">
      <header>
        ${icon("info")}
        <h3 id="news-title" tabindex="-1">${words.text("profile.news", { count: news.length })}</h3>
        <button class="button small" part="dismiss" @click=${() => void this.#dismiss()}>
          ${words.text("profile.news.dismiss")}
        </button>
      </header>
      <ul>
        ${news.map((field) => this.#row(words, field))}
      </ul>
      ${problemLine("news-problem", failed)}
    </section>`;
  }

  #row(words: Words<ProfileKey>, field: OwnField): TemplateResult {
    const change = changeOf(this.#changes.value ?? [], field);
    const label = labelOf(words, field);
    const when = field.changedAt === null ? "" : new CalendarTimes(words.lang).since(field.changedAt);
    return html`<li part="notice" data-field=${field.name}>
      <div class="grow">
        <b>${label}</b> <span class="muted small">${when}</span>
        <p class="muted" dir="auto">${said(words, field, change)}</p>
      </div>
      ${
        field.writable && change !== undefined
          ? html`<button
              class="button small"
              part="restore"
              aria-label=${words.text("profile.news.restore.label", { field: label })}
              aria-disabled=${this.#sending.isSending ? "true" : nothing}
              @click=${() => void this.#restore(field.name, change.number)}
            >
              ${words.text("profile.news.restore")}
            </button>`
          : nothing
      }
    </li>`;
  }

  async #restore(field: string, number: number): Promise<void> {
    if (await this.#sending.send(() => this.#parts.own.restore(field, number))) this.#goOn(`field-${field}`);
  }

  async #dismiss(): Promise<void> {
    const upTo = this.#parts.profile()?.number ?? 0;
    const isSeen = await this.#sending.send(async (client) => {
      this.#parts.seen((await client.portal.dismissNotices({ upTo })).profile);
    });
    if (isSeen) this.#goOn(undefined);
  }

  /** What was pressed is gone: the field that it was about takes the focus, or the first of them. */
  #goOn(id: string | undefined): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(id === undefined ? "[id^=field-]" : `#${id}`)?.focus(),
    );
  }
}

/**
 * The change that took away what the owner knew: the first one after the last value of their own, or the latest where they
 * have set none. Only they are named in their own history.
 */
function changeOf(changes: readonly FieldChange[], { name }: OwnField): FieldChange | undefined {
  const ofField = changes.filter(({ field }) => field === name);
  const own = ofField.findIndex(({ by }) => by !== null);
  return own > 0 ? ofField[own - 1] : ofField[0];
}

function said(words: Words<ProfileKey>, field: OwnField, change: FieldChange | undefined): string {
  const after = fieldWords(words, field, field.value);
  if (change === undefined) return words.text("profile.news.now", { after });
  const before = fieldWords(words, field, change.before);
  if (before === "") return words.text("profile.news.was-empty", { after });
  return words.text(after === "" ? "profile.news.is-empty" : "profile.news.was", { before, after });
}
