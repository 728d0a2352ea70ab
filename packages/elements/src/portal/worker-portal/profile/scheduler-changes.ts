import type { ProfileChangeView, ProfileFieldView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { sinceText } from "../../../ui/text/times.ts";
import { labelOf } from "../../../people/profile/field-text.ts";
import type { ProfileEditor } from "../../../people/profile/profile-editor.ts";
import type { ProfileSource } from "../../../people/profile/edited-field.ts";
import { button } from "../../../ui/controls/button.ts";
import { CommandController } from "../../../ui/commands/command-controller.ts";
import { icon } from "../../../ui/controls/icons.ts";
import type { Words } from "../../../ui/host/panel-host.ts";
import { problemLine, reasonText } from "../../../ui/notices/problem-line.ts";
import { QueryController } from "../../../ui/queries/query-controller.ts";
import type { RollcallElement } from "../../../ui/panel/rollcall-element.ts";
import { ownValueText } from "../../../people/profile/own-field.ts";
import type { ProfileKey } from "../../../people/profile/own-profile.en.ts";

type ProfileWords = Words<ProfileKey>;

/** Shows what the scheduler changed since the worker last dismissed it, with the previous values to restore (X12). */
export class SchedulerChanges {
  readonly #source: Pick<ProfileSource, "profile" | "show">;
  readonly #editor: ProfileEditor;
  readonly #commands: CommandController<"restore" | "dismiss">;
  readonly #changes: QueryController<readonly ProfileChangeView[]>;

  constructor(host: RollcallElement<string>, source: Pick<ProfileSource, "profile" | "show">, editor: ProfileEditor) {
    this.#source = source;
    this.#editor = editor;
    this.#commands = new CommandController(host);
    this.#changes = new QueryController<readonly ProfileChangeView[]>(host, {
      key: () => (this.#fields.length === 0 ? undefined : String(source.profile()?.number)),
      load: async (client, signal) => (await client.portal.listChanges({ limit: 200 }, { signal })).rows,
    });
  }

  render(words: ProfileWords): TemplateResult | typeof nothing {
    const fields = this.#fields;
    if (fields.length === 0) return nothing;
    const reason = this.#commands.problem("restore") ?? this.#commands.problem("dismiss");
    const problem = reason && words.text("profile.news.failed", { reason: reasonText(words, reason) });
    return html`<section class="news" part="notices" aria-labelledby="news-title">
      <header class="cluster nowrap">
        ${icon("info")}
        <h3 id="news-title" tabindex="-1">${words.text("profile.news", { count: fields.length })}</h3>
        ${button(words.text("profile.news.dismiss"), {
          look: "button small",
          part: "dismiss",
          click: () => this.#dismiss(),
        })}
      </header>
      <ul>
        ${fields.map((field) => this.#row(words, field))}
      </ul>
      ${problemLine(words, problem)}
    </section>`;
  }

  get #fields(): readonly ProfileFieldView[] {
    return this.#source.profile()?.groups.flatMap(({ fields }) => fields.filter(({ notice }) => notice)) ?? [];
  }

  #row(words: ProfileWords, field: ProfileFieldView): TemplateResult {
    const change = firstUnseen(this.#changes.value ?? [], field);
    const label = labelOf(words, field);
    const when = field.changedAt === null ? "" : sinceText(words, field.changedAt);
    return html`<li class="cluster" part="notice" data-field=${field.name}>
      <div class="grow">
        <b>${label}</b> <span class="muted small">${when}</span>
        <p class="muted wrap" dir="auto">${changeText(words, field, change)}</p>
      </div>
      ${
        field.writable && change !== undefined
          ? button(words.text("profile.news.restore"), {
              look: "button small",
              part: "restore",
              label: words.text("profile.news.restore.label", { field: label }),
              isBusy: this.#commands.isBusy(),
              click: () => this.#restore(field.name, change.number),
            })
          : nothing
      }
    </li>`;
  }

  // The clicked button disappears, so the focus moves to the field, or to the first one.
  async #restore(name: string, number: number): Promise<void> {
    if (this.#commands.isBusy()) return;
    await this.#commands.run("restore", () => this.#editor.edited(name).restore(number), { focus: `#field-${name}` });
  }

  async #dismiss(): Promise<void> {
    const upTo = this.#source.profile()?.number ?? 0;
    await this.#commands.run("dismiss", ({ portal }) => portal.dismissNotices({ upTo }), {
      done: ({ profile }) => this.#source.show(profile),
      focus: "[id^=field-]",
    });
  }
}

/**
 * The change that replaced the value the worker knew: the first one after their own last change, or else the latest. The
 * worker's own changes are the only ones with a name.
 */
function firstUnseen(changes: readonly ProfileChangeView[], { name }: ProfileFieldView): ProfileChangeView | undefined {
  const ofField = changes.filter(({ field }) => field === name);
  const own = ofField.findIndex(({ by }) => by !== null);
  return own > 0 ? ofField[own - 1] : ofField[0];
}

function changeText(words: ProfileWords, field: ProfileFieldView, change: ProfileChangeView | undefined): string {
  const after = ownValueText(words, field);
  if (change === undefined) return words.text("profile.news.now", { after });
  const before = ownValueText(words, field, change.before);
  if (before === "") return words.text("profile.news.was-empty", { after });
  return words.text(after === "" ? "profile.news.is-empty" : "profile.news.was", { before, after });
}
