import type { ListOnCallOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { LinkList } from "./link-list.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";

type OnCallTime = ListOnCallOutput["times"][number];

/** Who is on call in the other product in the next four weeks. The times can be changed only there. */
export class OnCallTimes {
  readonly #host: LinkHost;
  readonly #list: LinkList<OnCallTime>;
  /** What was read last. Reading the other product is limited, so more rows come from here. */
  #read: { readonly key: string; readonly times: readonly OnCallTime[] } | undefined;

  constructor(host: LinkHost, { shown }: LinkSource, isOpen: () => boolean) {
    this.#host = host;
    const keyOf = (link: ShownLink | undefined): string => `${host.shownId ?? ""} ${link?.lastRunAt ?? ""}`;
    this.#list = new LinkList<OnCallTime>(host, {
      key: () => (isOpen() ? keyOf(shown()) : undefined),
      load: async ({ limit, after = "0" }, client, signal) => {
        const key = keyOf(shown());
        if (this.#read?.key !== key) {
          const asked = { scheduleId: host.shownId ?? "", from: new Date().toISOString() };
          this.#read = { key, times: (await client.links.listOnCall(asked, { signal })).times };
        }
        const { times } = this.#read;
        const end = Number(after) + limit;
        return { rows: times.slice(Number(after), end), next: end < times.length ? String(end) : null };
      },
      id: ({ externalId, from }) => `${externalId} ${from}`,
      part: "on-call-list",
    });
  }

  render({ providerName: provider }: ShownLink): TemplateResult {
    const words = this.#words;
    return html`<div class="stack gap-3">
      <p class="muted measure">${words.text("schedule-link.on-call.text", { provider })}</p>
      ${this.#list.render({
        label: words.text("schedule-link.on-call"),
        none: words.text("schedule-link.on-call.none"),
        row: (time) => this.#row(time),
      })}
    </div>`;
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  #row({ personId, name, from, until }: OnCallTime): TemplateResult {
    const words = this.#words;
    return html`<li class="on-call" part="on-call-time">
      <span>${timesIn(words).span(from, until, "dayAndClock")}</span>
      <span class="wrap"
        ><bdi class="strong">${name}</bdi>
        ${personId === null ? html`<span class="muted small">${words.text("schedule-link.on-call.no-member")}</span>` : ""}</span
      >
    </li>`;
  }
}
