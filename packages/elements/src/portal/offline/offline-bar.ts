import { html, nothing, type TemplateResult } from "lit";
import { labelOf, valueText } from "../../people/profile/field-text.ts";
import { button } from "../../ui/controls/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import { notice, renderOverlays, statePage } from "../../ui/panel/panel-states.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import type { ProviderElement } from "../../ui/host/provider-element.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { IconName } from "../../ui/controls/icons.ts";
import { type OfflineKey, offlineWords } from "./offline.messages.ts";
import { type About, queuedOperations } from "./offline-operations.ts";
import type { OfflinePortal } from "./offline-portal.ts";
import type { QueuedItem, QueuedState } from "./offline-store.ts";

type OfflineWords = Words<OfflineKey>;

const looks = {
  waiting: ["clock", "warn"],
  sending: ["up", "accent"],
  sent: ["done", "ok"],
  refused: ["warning", "danger"],
} as const satisfies Record<QueuedState, readonly [IconName, Tone]>;

/** What a portal shows about its connection: since when it is lost, and what is waiting to be sent, was sent or was refused (X11). */
export class OfflineBar {
  readonly #host: PanelHost & Pick<ProviderElement, "wordsWith">;
  readonly #portal: OfflinePortal;
  readonly #leave: ConfirmDialog<() => Promise<unknown>>;

  constructor(host: PanelHost & Pick<ProviderElement, "wordsWith">, portal: OfflinePortal) {
    this.#host = host;
    this.#portal = portal;
    this.#leave = new ConfirmDialog<() => Promise<unknown>>(host, {
      id: "leave",
      title: () => this.#words.text("offline.leave.title"),
      text: () => this.#words.text("offline.leave.text", { count: this.#unsent }),
      confirm: () => this.#words.text("offline.leave"),
      isDangerous: () => true,
      run: (signOut) => signOut(),
    });
  }

  /** Signs out, after asking if that would discard changes. */
  async signOut(signOut: () => Promise<unknown>): Promise<void> {
    await (this.#unsent === 0 ? signOut() : this.#leave.open(signOut));
  }

  /** @param isKept whether the page that is open works without a connection */
  render(isKept: boolean): TemplateResult {
    const { asOf, isOffline, queue } = this.#portal;
    const words = this.#words;
    const text = !isKept
      ? words.text("offline.not-kept")
      : asOf === undefined
        ? words.text("offline.title")
        : words.text("offline.as-of", { when: timesIn(words).text(asOf, "dayAndClock") });
    return html`${isOffline ? notice("offline", text) : nothing}
    ${queue.items.length === 0 ? nothing : this.#list(words, queue.items)} ${renderOverlays(this.#host)}`;
  }

  /** Replaces a page that needs a connection. */
  renderNoPage(): TemplateResult | undefined {
    if (!this.#portal.isOffline) return undefined;
    return statePage("offline", this.#words.text("offline.no-page"), this.#words.text("offline.no-page.text"));
  }

  get #words(): OfflineWords {
    return this.#host.wordsWith(offlineWords);
  }

  get #unsent(): number {
    return this.#portal.queue.items.filter(({ state }) => state !== "sent").length;
  }

  #list(words: OfflineWords, items: readonly QueuedItem[]): TemplateResult {
    const isDone = items.every(({ state }) => state === "sent");
    return html`<section class="upcoming" part="queue" aria-labelledby="queue">
      <div class="cluster">
        <h3 id="queue" class="grow" tabindex="-1">${words.text("offline.list", { count: items.length })}</h3>
        ${
          isDone
            ? button(words.text("offline.hide"), { look: "button small", click: () => this.#portal.queue.removeSent() })
            : nothing
        }
      </div>
      <ul class="lined" role="status">
        ${items.map((item, place) => this.#row(words, item, items.slice(0, place)))}
      </ul>
    </section>`;
  }

  #row(words: OfflineWords, item: QueuedItem, earlier: readonly QueuedItem[]): TemplateResult {
    const { name, state } = item;
    const text = isUnknown(item)
      ? words.text("offline.item.unknown")
      : words.text(`offline.item.${name}` as OfflineKey, { item: aboutText(words, item.about as About) });
    const [drawn, tone] = looks[state];
    const isHeld =
      state === "waiting" && earlier.some((one) => one.state === "refused" && subjectOf(one) === subjectOf(item));
    return html`<li class="cluster gap-3" part="queued" data-state=${state}>
      <span class="grow stack gap-0 wrap">
        <b><bdi>${text}</bdi></b>
        ${stateLabel(drawn, words.text(isHeld ? "offline.held" : `offline.${state}`), { tone, part: "queued-state" })}
        ${state === "refused" ? html`<span class="small"><bdi>${whyText(words, item)}</bdi></span>` : nothing}
      </span>
      ${state === "refused" && !isUnknown(item) ? this.#retry(words, item, text) : nothing}
      ${
        state === "refused" || state === "waiting"
          ? button(words.text("offline.discard"), {
              ...{ look: "button small", part: "discard", click: () => this.#decide(this.#portal.queue.discard(item)) },
              label: words.text("offline.label", { action: words.text("offline.discard"), item: text }),
            })
          : nothing
      }
    </li>`;
  }

  #retry(words: OfflineWords, item: QueuedItem, text: string): TemplateResult {
    const action = words.text(item.conflict === undefined ? "offline.retry" : "offline.use-mine");
    return button(action, {
      ...{ look: "button small", part: "send-again", label: words.text("offline.label", { action, item: text }) },
      click: () => this.#decide(this.#portal.queue.retry(item, item.conflict?.input)),
    });
  }

  /** The pressed button disappears: the focus moves to the heading. */
  async #decide(work: Promise<void>): Promise<void> {
    await work;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("#queue, [part~=title]")?.focus();
  }
}

const isUnknown = ({ about }: QueuedItem): boolean => (about as About).kind === "unknown";

const subjectOf = (item: QueuedItem): string | undefined =>
  isUnknown(item) ? undefined : queuedOperations[item.name]?.subject(item.input as never);

/** Why a command was refused, in words for the worker. */
function whyText(words: OfflineWords, item: QueuedItem): string {
  const { reason, conflict, about } = item;
  if (isUnknown(item)) return words.text("offline.other-version");
  if (conflict !== undefined) {
    const { theirs } = conflict;
    if (!isField(about)) return words.text("offline.saved-since");
    if (theirs === null) return words.text("offline.emptied-since");
    return words.text("offline.changed-since", { value: fieldText(words, about, theirs) });
  }
  return reasonText(words, reason ?? { code: "internal" });
}

type FieldAbout = Extract<About, { readonly kind: "field" }>;

const isField = (about: unknown): about is FieldAbout => (about as About).kind === "field";

const fieldText = (words: OfflineWords, { field }: FieldAbout, value: unknown): string =>
  valueText(words, field, value as Parameters<typeof valueText>[2]);

/** What a command is about: a shift, days, or a field with its new value. */
function aboutText(words: OfflineWords, about: About): string {
  switch (about.kind) {
    case "shift": {
      if (about.shift === undefined) return words.text("offline.shift");
      const { kind, start, end, timeZone } = about.shift;
      const times = timesIn(words, timeZone);
      return `${kind}, ${times.text(start, "day")}, ${times.hours(start, end)}`;
    }
    case "unknown":
      return words.text("offline.item.unknown");
    case "days": {
      const days = about.dates.map((date) => timesIn(words, "UTC").text(date, "day"));
      return new Intl.ListFormat(words.lang).format(days);
    }
    case "field":
      return `${labelOf(words, about.field)}: ${fieldText(words, about, about.value)}`;
  }
}
