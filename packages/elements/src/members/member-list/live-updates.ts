import type { ChangeMessage, DomainEvent } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import type { StreamHub, StreamStatus } from "../../provider/stream-hub.ts";
import type { ScheduleView, Settable } from "../wire.ts";
import type { ListView } from "./list-view.ts";

/** Milliseconds in which what is told comes together into one refresh. */
const gathering = 40;

/** What a list does when others change it. */
interface LiveHost extends ListView {
  readonly stream: StreamHub | undefined;
}

/**
 * Keeps a list true to what others do: patches rows and totals at once, and asks anew where a change moves rows or
 * decisions (B18). The browser has no rules of its own.
 */
export class LiveUpdates implements ReactiveController {
  status: StreamStatus = "idle";
  readonly #host: LiveHost;
  #hub: StreamHub | undefined;
  #topic = "";
  #leave: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LiveHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const { stream, pages } = this.#host;
    const topic = pages.schedule?.id ?? "";
    if (stream === this.#hub && topic === this.#topic) return;
    this.#end();
    this.#hub = stream;
    this.#topic = topic;
    if (stream === undefined || pages.schedule === undefined) return;
    this.#leave = stream.join(topic, pages.schedule.number, {
      changed: (message) => this.#changed(message),
      reload: () => this.#refreshSoon(),
      closed: () => this.#host.reload(),
      status: (status) => {
        this.status = status;
        this.#host.requestUpdate();
      },
    });
    this.status = stream.status;
  }

  hostDisconnected(): void {
    this.#end();
  }

  #end(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#hub = undefined;
    this.#topic = "";
    clearTimeout(this.#timer);
  }

  #changed({ events, number, decisionsChanged }: ChangeMessage): void {
    const { pages } = this.#host;
    const isNews = number > pages.number;
    const moved = events.map((event) => this.#apply(event, number, isNews));
    pages.number = Math.max(pages.number, number);
    if (isNews && (decisionsChanged || moved.includes(true))) this.#refreshSoon();
    this.#host.requestUpdate();
  }

  /** Applies one event; answers whether rows or decisions may have moved. */
  #apply(event: DomainEvent, number: number, isNews: boolean): boolean {
    const { pages, hands, myId } = this.#host;
    const personId = String(event["personId"]);
    if (pages.schedule && number > pages.schedule.number) {
      const set = event.type === "schedule-changed" ? (event["set"] as Partial<ScheduleView>) : {};
      pages.schedule = { ...pages.schedule, ...set, ...(event["totals"] as Partial<ScheduleView> | undefined), number };
    }
    switch (event.type) {
      case "schedule-changed":
        return false;
      case "invitation-changed":
      case "calendar-changed":
      case "member-changed": {
        const set = { ...(event["set"] as Partial<Settable>), ...(event["shown"] as object) };
        hands?.edits.told(personId, set);
        pages.rows.replace(personId, (row) => (number > row.number ? { ...row, ...set } : row));
        return personId === myId || "role" in set || this.#isAsked(set);
      }
      case "member-removed":
        hands?.edits.told(personId, "removed");
        if (isNews) pages.rows.replace(personId, () => undefined);
        if (personId === myId) this.#host.reload();
        return false;
      default:
        return true;
    }
  }

  /** Whether the list is filtered or sorted by something that was set, or told something that it may have ended. */
  #isAsked(set: Partial<Settable>): boolean {
    const { query, schedule } = this.#host.pages;
    const { role, assignable, invitation, sort } = query;
    return (
      ("invitation" in set && invitation !== undefined) ||
      ("role" in set && (role !== undefined || sort === "role")) ||
      ("assignable" in set && (assignable !== undefined || schedule?.notices.length !== 0))
    );
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#host.refresh(), gathering);
  }
}
