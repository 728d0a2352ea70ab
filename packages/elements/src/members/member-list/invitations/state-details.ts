import type { RollcallClient } from "@rollcall/core";
import type { PanelHost, Words } from "../../../ui/host/panel-host.ts";
import type { ListedMember } from "../../listed-member.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import type { ListContext } from "../list-context.ts";
import { timesIn } from "../../../ui/text/times.ts";
import { html, type ReactiveController, type TemplateResult } from "lit";
import { hasAnchorMoved, positionPopover } from "../../../ui/browser/position-popover.ts";

/** What is explained about a row: one of its states, or where it comes from. */
export type StateKind = "invitation" | "calendar" | "provenance";

type InvitationDetails = Awaited<ReturnType<RollcallClient["invitations"]["get"]>>;
type CalendarDetails = Awaited<ReturnType<RollcallClient["calendars"]["getOf"]>>;

type MemberDetails = Awaited<ReturnType<RollcallClient["members"]["get"]>>;

/** The details of a state. */
export type StateDetail =
  | ({ readonly kind: "invitation" } & InvitationDetails)
  | ({ readonly kind: "calendar" } & CalendarDetails)
  | ({ readonly kind: "provenance" } & MemberDetails);

/** The list whose states are looked up. */
export type DetailsHost = Pick<ListContext, "client" | "scheduleId" | "schedule">;

interface Cached {
  readonly state: string;
  /** The sequence number of the schedule when it was loaded. */
  readonly number: number;
  readonly detail: StateDetail;
}

/** States that have no details. */
const plain = ["not-invited", "none", "not-applicable"];

/** Loads the details of states on demand: once, and again only after the schedule has changed. */
export class StateDetails {
  readonly #host: DetailsHost;
  readonly #cache = new Map<string, Cached>();
  readonly #requests = new Map<string, Promise<void>>();

  constructor(host: DetailsHost) {
    this.#host = host;
  }

  /** The loaded details of a state, as long as the row still shows it. */
  get(kind: StateKind, row: ListedMember): StateDetail | undefined {
    const cached = this.#cache.get(keyOf(kind, row));
    return cached?.state === row[kind] ? cached.detail : undefined;
  }

  isLoading(kind: StateKind, row: ListedMember): boolean {
    return this.#requests.has(keyOf(kind, row));
  }

  /** Loads the details unless they are up to date, or the caller can't see any. Without a response, only the state is shown. */
  async load(kind: StateKind, row: ListedMember): Promise<void> {
    const { schedule } = this.#host;
    const key = keyOf(kind, row);
    const cached = this.#cache.get(key);
    const isCurrent = cached?.state === row[kind] && cached.number === schedule?.number;
    if (isCurrent || plain.includes(row[kind]) || (schedule?.myRole === "viewer" && kind !== "provenance")) return;
    const request = this.#requests.get(key) ?? this.#load(kind, key, row.personId);
    this.#requests.set(key, request);
    await request;
    this.#requests.delete(key);
  }

  async #load(kind: StateKind, key: string, personId: string): Promise<void> {
    const { client, scheduleId, schedule } = this.#host;
    if (client === undefined || schedule === undefined) return;
    const { number } = schedule;
    const input = { scheduleId, personId };
    try {
      const detail: StateDetail =
        kind === "invitation"
          ? { kind, ...(await client.invitations.get(input)) }
          : kind === "calendar"
            ? { kind, ...(await client.calendars.getOf(input)) }
            : { kind, ...(await client.members.get(input)) };
      this.#cache.set(key, { state: stateOf(detail), number, detail });
    } catch {
      // The row shows the state itself.
    }
  }
}

function stateOf(detail: StateDetail): string {
  if (detail.kind === "provenance") return detail.member.provenance;
  return detail.kind === "invitation" ? detail.invitation : detail.calendar;
}

const keyOf = (kind: StateKind, { personId }: ListedMember): string => `${kind}:${personId}`;

/** The details of a state as text: sentences, and values by label. */
export interface DetailText {
  readonly sentences: readonly string[];
  readonly values: readonly (readonly [label: string, value: string])[];
}

/**
 * Describes a state: since when, until when, what happens next, and what went wrong (B39, P69); or where each field is changed
 * (X4).
 */
export function detailText(words: Words<DialogKey>, detail: StateDetail): DetailText {
  const values: [string, string][] = [];
  const sentences: string[] = [];
  if (detail.kind === "provenance") {
    const fields = ["name", "address", "role", "assignable"] as const;
    const { sources } = detail;
    const text = (field: (typeof fields)[number]) =>
      words.text(field === "assignable" && sources.assignable === "linked" ? "source.off" : `source.${sources[field]}`);
    return { sentences, values: fields.map((field) => [words.text(`source.of.${field}`), text(field)]) };
  }
  const date = (key: DialogKey, instant: string | null): void => {
    if (instant !== null) values.push([words.text(key), timesIn(words).text(instant, "moment")]);
  };
  if (detail.problem !== null) sentences.push(words.text(`state.problem.${detail.problem}`));
  if (detail.kind === "calendar") {
    date("state.read", detail.succeededAt);
    date("state.failing", detail.failingSince);
    return { sentences, values };
  }
  const { invitation, queuedAt, sentAt, expiresAt, nextTryAt, attempts, paced, invitedBy } = detail;
  const isQueued = invitation === "queued";
  const isCopied = invitation === "sent" && sentAt === null;
  if (isCopied) date("state.copied", queuedAt);
  else if (sentAt === null) date("state.asked", queuedAt);
  else date("state.sent", sentAt);
  if (isQueued && (paced || attempts > 0)) date("state.next-try", nextTryAt);
  if (invitation === "sent") date("state.answer-by", expiresAt);
  if (invitation === "expired") date("state.expired", expiresAt);
  if (invitedBy !== null) values.push([words.text("state.by"), invitedBy || words.text("state.by-unknown")]);
  if (paced) sentences.push(words.text("state.paced"));
  if (isQueued && attempts > 0) sentences.push(words.text("state.attempts", { count: attempts }));
  if (isCopied) sentences.push(words.text("state.copied.text"));
  return { sentences, values };
}

/** The milliseconds of hover or focus after which details are loaded. */
const dwellTime = 300;

/** The list whose states are described. */
export type HintHost = PanelHost & Pick<ListContext, "rows" | "dialogWords" | "applyEdits">;

/** Describes a state while the pointer or the focus is on it (B39, Q25), with its details after a moment. */
export class StateHint implements ReactiveController {
  readonly #host: HintHost;
  readonly #details: StateDetails;
  #text = "";
  #target: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HintHost, details: StateDetails) {
    this.#host = host;
    this.#details = details;
    host.addController(this);
    host.overlays.add(this);
  }

  hostDisconnected(): void {
    this.hide();
  }

  /** Describes the state of a control until `hide`. */
  async show(target: HTMLElement): Promise<void> {
    if (this.#host.renderRoot.querySelector("#state:popover-open")) return;
    const key = target.getAttribute("aria-describedby")?.replace("-", ".") ?? "";
    this.#target = target;
    await this.#display(target, this.#host.dialogWords.text(`${key}.text` as DialogKey));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#showDetails(target), dwellTime);
  }

  readonly hide = (): void => {
    clearTimeout(this.#timer);
    this.#target = undefined;
    if (this.#popover?.matches(":popover-open")) this.#popover.hidePopover();
  };

  /** Hides the description if its control has scrolled. */
  scrolled(): void {
    if (this.#popover && hasAnchorMoved(this.#popover)) this.hide();
  }

  render(): TemplateResult {
    return html`<div id="hint" part="hint" popover="manual" aria-hidden="true">${this.#text}</div>`;
  }

  async #showDetails(target: HTMLElement): Promise<void> {
    const found = this.#host.rows.at(Number(target.closest("tr")?.dataset["index"]));
    const { cell } = target.dataset;
    const kind = cell === "calendar" || cell === "provenance" ? cell : "invitation";
    if (!found) return;
    const row = this.#host.applyEdits(found);
    await this.#details.load(kind, row);
    const detail = this.#details.get(kind, row);
    if (detail === undefined || this.#target !== target) return;
    const { sentences, values } = detailText(this.#host.dialogWords, detail);
    await this.#display(
      target,
      [this.#text, ...sentences, ...values.map(([name, value]) => `${name}: ${value}.`)].join(" "),
    );
  }

  async #display(target: HTMLElement, text: string): Promise<void> {
    this.#text = text;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#popover && this.#target === target && target.isConnected) positionPopover(this.#popover, target);
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#hint");
  }
}
