import type { GetOwnReportOutput, RollcallClient, SaveDraftInput } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReportAnswer } from "@rollcall/core/report-form";
import type { ReactiveController } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import type { CommandQueued, QueueOutcome } from "../../ui/commands/command-queued.ts";
import { newKey } from "../../ui/browser/new-key.ts";
import type { QueryHost } from "../../ui/queries/query-controller.ts";
import { instantOf } from "../../ui/text/times.ts";
import { instantsOf, wallTime } from "../../shifts/schedule-shifts/zone-time.ts";
import { readAnswers } from "../answers/answer-problem.ts";

/** A report with its form and content. */
export type OwnReport = GetOwnReportOutput["report"];

/** What is being written. Times are local times of the shift's zone: `2026-11-22T08:00`; empty if they aren't recorded. */
export interface ReportContent {
  readonly answers: Readonly<Record<string, ReportAnswer>>;
  readonly handOver: string;
  readonly workedFrom: string;
  readonly workedUntil: string;
}

/** Whether what is written is saved. `overtaken`: it was saved elsewhere in the meantime, as `theirs`. */
export type DraftState =
  | { readonly kind: "idle" | "unsaved" | "saving" | "saved" }
  | { readonly kind: "failed"; readonly reason: Reason }
  /** It waits for a connection; the text says so. */
  | { readonly kind: "queued"; readonly text: string }
  | { readonly kind: "overtaken"; readonly theirs: OwnReport };

/** Milliseconds after the last key press until a draft is saved. */
const saveDelay = 800;

/**
 * A report that is being written. It saves itself after a pause, one request at a time, and never overwrites a version saved on another
 * device unless the person chooses to. A submitted report doesn't save itself; its changes are sent together.
 */
export class ReportDraft implements ReactiveController {
  content: ReportContent;
  state: DraftState = { kind: "idle" };
  report: OwnReport;
  readonly #host: QueryHost;
  readonly #isAutosaved: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #key = newKey();
  /** The latest save that is waiting for a connection. */
  #queued: AbortSignal | undefined;

  constructor(host: QueryHost, report: OwnReport, isAutosaved: boolean) {
    this.#host = host;
    this.report = report;
    this.content = contentOf(report);
    this.#isAutosaved = isAutosaved;
  }

  /** Whether the server has everything that is written here. */
  get isSaved(): boolean {
    return this.state.kind === "idle" || this.state.kind === "saved";
  }

  /** Whether something is neither saved nor queued. */
  get isChanged(): boolean {
    return !this.isSaved && !this.#isQueued;
  }

  hostConnected(): void {
    addEventListener("online", this.#retry);
    document.addEventListener("visibilitychange", this.#hidden);
  }

  hostDisconnected(): void {
    removeEventListener("online", this.#retry);
    document.removeEventListener("visibilitychange", this.#hidden);
    void this.flush();
  }

  edit(values: Partial<ReportContent>): void {
    this.content = { ...this.content, ...values };
    this.#key = newKey();
    if (this.state.kind !== "overtaken") this.#setState({ kind: "unsaved" });
    clearTimeout(this.#timer);
    if (this.#isAutosaved) this.#timer = setTimeout(() => void this.flush(), saveDelay);
    this.#host.requestUpdate();
  }

  /** Saves unsaved input. Resolves once no request is pending. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveAll().finally(() => (this.#running = undefined));
    await this.#running;
  }

  /** The report as the server receives it. */
  get input(): SaveDraftInput {
    const { scheduleId, shiftId, fields, revision, shift } = this.report;
    const { answers, handOver, workedFrom, workedUntil } = this.content;
    const sent = readAnswers(fields, answers);
    return {
      ...{ scheduleId, shiftId, revision, handOver: handOver.trim() },
      answers: Object.fromEntries(
        Object.entries(sent).map(([id, answer]) => [id, typeof answer === "object" ? [...answer] : answer]),
      ),
      workedFrom: toMoment(workedFrom, shift.timeZone),
      workedUntil: toMoment(workedUntil, shift.timeZone),
    };
  }

  /** Keeps what is written here, and saves it over what was saved elsewhere. */
  keepMine(): Promise<void> {
    if (this.state.kind === "overtaken") this.report = { ...this.report, revision: this.state.theirs.revision };
    this.#key = newKey();
    this.#setState({ kind: "unsaved" });
    return this.flush();
  }

  /** Continues with what was saved elsewhere. */
  useTheirs(): void {
    if (this.state.kind !== "overtaken") return;
    this.report = this.state.theirs;
    this.content = contentOf(this.report);
    this.#setState({ kind: "idle" });
  }

  /** Shows that the report was saved elsewhere. */
  async loadTheirs(client: RollcallClient): Promise<void> {
    const { scheduleId, shiftId } = this.report;
    const { report } = await client.portal.getReport({ scheduleId, shiftId });
    this.#setState({ kind: "overtaken", theirs: report });
  }

  async #saveAll(): Promise<void> {
    if (!this.#isAutosaved || (this.state.kind !== "unsaved" && this.state.kind !== "failed")) return;
    do await this.#save();
    while (this.#isUnsaved);
  }

  get #isUnsaved(): boolean {
    return this.state.kind === "unsaved";
  }

  async #save(): Promise<void> {
    const { client } = this.#host;
    const { content, input } = this;
    if (client === undefined) {
      this.#setState({ kind: "failed", reason: { code: "server.unreachable" } });
      return;
    }
    this.#setState({ kind: "saving" });
    try {
      const { report } = await client.portal.saveReportDraft(input, { idempotencyKey: this.#key });
      this.report = { ...this.report, ...report };
      this.#setState({ kind: this.content === content ? "saved" : "unsaved" });
    } catch (error) {
      const { settled, message } = error as CommandQueued;
      if (settled) {
        this.#setState(this.content === content ? { kind: "queued", text: message } : { kind: "unsaved" });
        this.#queued = settled;
        const follow = (): void => void this.#settled(client, settled);
        if (settled.aborted) follow();
        else settled.addEventListener("abort", follow, { once: true });
        return;
      }
      const reason = reasonOf(error);
      const isOvertaken =
        reason.code === "request.stale-version" &&
        (await this.loadTheirs(client).then(
          () => true,
          () => false,
        ));
      if (!isOvertaken) this.#setState({ kind: "failed", reason });
    }
  }

  /** Continues from what the queue has saved, or shows why it didn't. */
  async #settled(client: RollcallClient, settled: AbortSignal): Promise<void> {
    const outcome = settled.reason as QueueOutcome;
    if (settled !== this.#queued) return;
    if (typeof outcome === "object" && outcome.code !== "request.stale-version") {
      if (this.#isQueued) this.#setState({ kind: "failed", reason: outcome });
      return;
    }
    const { scheduleId, shiftId } = this.report;
    const found = await client.portal.getReport({ scheduleId, shiftId }).catch(() => undefined);
    if (found === undefined) {
      if (this.#isQueued)
        this.#setState(
          outcome === "sent" ? { kind: "saved" } : { kind: "failed", reason: { code: "server.unreachable" } },
        );
      return;
    }
    const theirs = found.report;
    if (outcome === "sent") this.report = { ...this.report, revision: theirs.revision };
    if (!this.#isQueued) return;
    this.#setState(outcome === "sent" ? { kind: "saved" } : { kind: "overtaken", theirs });
    if (outcome === "discarded") this.useTheirs();
  }

  get #isQueued(): boolean {
    return this.state.kind === "queued";
  }

  #setState(state: DraftState): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  readonly #retry = (): void => {
    if (this.state.kind === "failed") void this.flush();
  };

  readonly #hidden = (): void => {
    if (document.hidden) void this.flush();
  };
}

const contentOf = ({ answers, handOver, workedFrom, workedUntil, shift: { timeZone } }: OwnReport): ReportContent => ({
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === "number" ? String(answer) : answer]),
  ),
  handOver,
  workedFrom: toLocal(workedFrom, timeZone),
  workedUntil: toLocal(workedUntil, timeZone),
});

function toLocal(moment: string | null, timeZone: string): string {
  if (moment === null) return "";
  const { date, time } = wallTime(instantOf(moment), timeZone);
  return `${date}T${time}`;
}

/** The instant of a local time. Null if it is empty, or if clocks skip it. */
function toMoment(local: string, timeZone: string): string | null {
  if (local === "") return null;
  const [date = "", time = ""] = local.split("T");
  return instantsOf({ date, time }, timeZone)[0]?.moment ?? null;
}
