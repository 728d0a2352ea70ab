import type { ListMatchesOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { LinkList } from "./link-list.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";
import { MatchDecidedEvent } from "./schedule-link.events.ts";

type Match = ListMatchesOutput["rows"][number];

const focus = "[part=matches] summary";

/** Members who may be someone the organization already knows: both people, and the buttons that decide (Q17, P62). */
export class LinkMatches {
  readonly #host: LinkHost;
  readonly #shown: LinkSource["shown"];
  readonly #list: LinkList<Match>;
  readonly #why: WhyNot;
  readonly #merge: ConfirmDialog<Match, { readonly merged: boolean }>;
  readonly #dismiss: ConfirmDialog<Match>;

  constructor(host: LinkHost, { shown, refresh }: LinkSource) {
    this.#host = host;
    this.#shown = shown;
    this.#why = new WhyNot(host);
    this.#list = new LinkList(host, {
      key: () => {
        const link = shown();
        return link && `${host.shownId ?? ""} ${link.lastRunAt ?? ""}`;
      },
      load: (window, client, signal) =>
        client.links.listMatches({ scheduleId: this.#scheduleId, ...window }, { signal }),
      id: ({ externalId }) => externalId,
      part: "match-list",
    });
    const decided = ({ externalId }: Match, decision: "merged" | "dismissed") => {
      this.#host.dispatchEvent(new MatchDecidedEvent({ scheduleId: this.#scheduleId, externalId, decision }));
      return Promise.all([this.#list.refresh(), refresh()]);
    };
    this.#merge = new ConfirmDialog<Match, { readonly merged: boolean }>(host, {
      id: "merge",
      title: (match) => this.#words.text("schedule-link.merge.title", this.#namesOf(match)),
      content: (match) => this.#preview(match),
      confirm: () => this.#words.text("schedule-link.merge"),
      busy: () => this.#words.text("schedule-link.merging"),
      run: ({ externalId }, client, { idempotencyKey }) =>
        client.links.mergeMatch({ scheduleId: this.#scheduleId, externalId }, { idempotencyKey }),
      outcome: (match) => ({
        message: ({ merged }) =>
          this.#words.text(merged ? "schedule-link.merged" : "schedule-link.merge.gone", this.#namesOf(match)),
        done: ({ merged }) => (merged ? decided(match, "merged") : this.#list.refresh()),
        focus,
      }),
    });
    this.#dismiss = new ConfirmDialog<Match>(host, {
      id: "dismiss",
      title: (match) => this.#words.text("schedule-link.dismiss.title", this.#namesOf(match)),
      text: () => this.#words.text("schedule-link.dismiss.text"),
      confirm: () => this.#words.text("schedule-link.dismiss"),
      busy: () => this.#words.text("schedule-link.dismissing"),
      run: ({ externalId }, client, { idempotencyKey }) =>
        client.links.dismissMatch({ scheduleId: this.#scheduleId, externalId }, { idempotencyKey }),
      outcome: (match) => ({
        message: this.#words.text("schedule-link.dismissed"),
        done: () => decided(match, "dismissed"),
        focus,
      }),
    });
  }

  /** The number of matches that are loaded; undefined if there are none. */
  get count(): string | undefined {
    const { rows = [], hasMore = false } = this.#list.value ?? {};
    const count = new Intl.NumberFormat(this.#host.words.lang).format(rows.length);
    return rows.length === 0 ? undefined : `${count}${hasMore ? "+" : ""}`;
  }

  render({ providerName: provider }: ShownLink): TemplateResult {
    const words = this.#words;
    return html`<div class="stack gap-3">
      ${
        this.count === undefined
          ? ""
          : html`<p class="muted measure">${words.text("schedule-link.matches.text", { provider })}</p>`
      }
      ${this.#list.render({
        label: words.text("schedule-link.matches"),
        none: words.text("schedule-link.matches.none"),
        row: (match) => this.#row(match, provider),
      })}
    </div>`;
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  get #scheduleId(): string {
    return this.#host.shownId ?? "";
  }

  /** Both names, or the address if a name is missing. If they are the same, the first one includes its origin. */
  #namesOf({ name: own, address, match: { name: known, email } }: Match): {
    readonly name: string;
    readonly match: string;
  } {
    const name = own || (address ?? "");
    const match = known || email;
    const provider = this.#shown()?.providerName ?? "";
    return {
      name: name === match ? this.#words.text("schedule-link.matches.same-name", { name, provider }) : name,
      match,
    };
  }

  #row(found: Match, provider: string): TemplateResult {
    const words = this.#words;
    const { name, address, match, refused } = found;
    const names = this.#namesOf(found);
    return html`<li class="match stack gap-3" part="match">
      <div class="pair">
        ${person(words.text("schedule-link.matches.from", { provider }), name, [address ?? ""])}
        ${person(words.text("schedule-link.matches.known"), match.name, [
          match.email,
          match.role === null
            ? words.text("schedule-link.matches.no-role")
            : words.text("schedule-link.matches.role", { role: words.text(`role.${match.role}`) }),
        ])}
      </div>
      <div class="cluster">
        ${
          refused.length > 0
            ? html`<span class="cluster nowrap muted"
                >${words.text("schedule-link.merge")}
                ${this.#why.button(refused, words.text("schedule-link.merge.why-not", names))}</span
              >`
            : button(words.text("schedule-link.merge"), {
                ...{ part: "merge", look: "button small", opensDialog: true },
                label: words.text("schedule-link.merge.label", names),
                click: () => void this.#merge.open(found),
              })
        }
        ${button(words.text("schedule-link.dismiss"), {
          ...{ part: "dismiss", look: "button small", opensDialog: true },
          label: words.text("schedule-link.dismiss.label", names),
          click: () => void this.#dismiss.open(found),
        })}
      </div>
    </li>`;
  }

  #preview(found: Match): TemplateResult {
    const words = this.#words;
    const { role } = found.match;
    const names = this.#namesOf(found);
    const lines = [
      role === null
        ? words.text("schedule-link.merge.joins", names)
        : words.text("schedule-link.merge.stays", { ...names, role: words.text(`role.${role}`) }),
      words.text("schedule-link.merge.shifts", names),
      words.text("schedule-link.merge.removed", names),
      words.text("schedule-link.merge.final"),
    ];
    return html`<ul class="bullets" id="merge-text" part="merge-preview">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
  }
}

const person = (origin: string, name: string, lines: readonly string[]): TemplateResult =>
  html`<div class="stack gap-0 wrap start">
    <span class="muted small">${origin}</span>
    <bdi class="strong">${name}</bdi>
    ${lines.map((line) => html`<bdi class="muted small">${line}</bdi>`)}
  </div>`;
