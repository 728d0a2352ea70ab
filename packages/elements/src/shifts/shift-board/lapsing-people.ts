import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Streams } from "../../connection/contexts.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { TopicWatch } from "../../ui/queries/topic-watch.ts";
import type { Board } from "./load-board.ts";
import type { BoardKey } from "./shift-board.messages.ts";

/** Marks a person on a shift whose certification won't be valid at that time; with details if it is `long`. */
export type LapsingMark = (shiftId: string, personId: string, look?: "long") => TemplateResult | typeof nothing;

/** The element that shows the marks. */
export interface LapsingHost extends PanelHost<BoardKey> {
  readonly client: RollcallClient | undefined;
  readonly stream: Streams | undefined;
  readonly scheduleId: string;
}

/** The maximum number of shifts in one request. */
const batchSize = 200;

/**
 * The people on a board whose certification won't be valid at their shift (Q40, X15). Reloads them with each board, when the page is shown
 * again, and, for people managers, after each change to a certification.
 */
export class LapsingPeople implements ReactiveController {
  /** A new function after each load. */
  mark: LapsingMark | undefined;
  readonly #host: LapsingHost;
  readonly #watch = new TopicWatch(
    () => void this.#refresh(),
    () => undefined,
    ({ operation }) => operation.startsWith("certifications."),
  );
  #board: Board | undefined;
  #followed: RollcallClient | undefined;
  #flight: object | undefined;

  constructor(host: LapsingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#shown);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#shown);
    this.#watch.end();
    this.#followed = undefined;
  }

  async load(board: Board): Promise<void> {
    void this.#follow();
    if (board === this.#board || this.#host.client === undefined) return;
    this.#board = board;
    await this.#refresh();
  }

  readonly #shown = (): void => {
    if (document.visibilityState === "visible") void this.#refresh();
  };

  /** Follows the topic of the organization's people, which only people managers can see. */
  async #follow(): Promise<void> {
    const { client } = this.#host;
    if (client === undefined || client === this.#followed) return;
    this.#followed = client;
    try {
      const { canManage, organizationId, number } = await client.certifications.listTypes({});
      if (client !== this.#followed) return;
      this.#watch.follow(this.#host.stream, canManage ? { [`people:${organizationId}`]: number } : {});
    } catch {
      // The marks still load again when the page is shown.
    }
  }

  async #refresh(): Promise<void> {
    const { client, scheduleId } = this.#host;
    const board = this.#board;
    if (client === undefined || board === undefined) return;
    const flight = (this.#flight = {});
    const shiftIds = board.shifts
      .filter(({ needs, assignees }) => assignees.length > 0 && needs.some(({ kind }) => kind === "certification"))
      .map(({ id }) => id);
    const batches = Array.from({ length: Math.ceil(shiftIds.length / batchSize) }, (_, index) =>
      shiftIds.slice(index * batchSize, (index + 1) * batchSize),
    );
    try {
      const answers = await Promise.all(
        batches.map((batch) => client.eligibility.listLapsing({ scheduleId, shiftIds: batch })),
      );
      if (flight !== this.#flight) return;
      const rows = answers.flatMap((answer) => answer.rows);
      if (rows.length === 0 && this.mark === undefined) return;
      this.mark = (shiftId, personId, look) =>
        rows
          .filter((row) => row.shiftId === shiftId && row.personId === personId)
          .slice(0, 1)
          .map(({ reason }) => {
            const { title, text } = reasonWords(this.#host.words, reason);
            return html`${stateLabel("warning", title, { tone: "warn", part: "lapsing" })}<span
                class=${look === "long" ? "muted small" : "hidden"}
                >${text}</span
              >`;
          })[0] ?? nothing;
      this.#host.requestUpdate();
    } catch {
      // The board stays useful without them. The next change loads them again.
    }
  }
}
