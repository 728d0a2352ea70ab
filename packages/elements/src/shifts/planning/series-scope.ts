import type { ShiftView } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { labelledSelect } from "../../ui/fields/text-field.ts";
import type { ShiftsHost } from "../schedule-shifts/shift-commands.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";

/** Which shifts of a series a change applies to. */
export type SeriesScope = "one" | "following" | "all";

/** The series of a shift, and its date there. */
export type SeriesPlace = NonNullable<ShiftView["series"]>;

/** The input that selects these shifts of a series. */
export const selectedBy = ({ id, date }: SeriesPlace, scope: SeriesScope) => ({
  seriesId: id,
  ...(scope === "following" && { from: date }),
});

/** The choice between one shift, this and the following ones, and the whole series. */
export function scopeField(
  words: Words<PlanningKey>,
  scope: SeriesScope,
  choose: (scope: SeriesScope) => void,
): TemplateResult {
  const options = (["one", "following", "all"] as const).map((one) => [one, words.text(`scope.${one}`)] as const);
  return labelledSelect(
    words.text("scope.label"),
    {
      id: "series-scope",
      part: "scope",
      options,
      value: scope,
      describedBy: "series-scope-text",
      change: (value) => choose(value as SeriesScope),
    },
    scope === "one" ? "" : words.text("scope.text"),
  );
}

interface Cancelling {
  readonly place: SeriesPlace;
  readonly scope: SeriesScope;
  readonly count: number;
}

/** Asks before several shifts of a series are canceled, with their number, and cancels them. */
export class SeriesCancelDialog {
  readonly #host: ShiftsHost;
  readonly #dialog: ConfirmDialog<Cancelling, readonly string[]>;

  constructor(host: ShiftsHost, cancelled: (shiftIds: readonly string[], message: string) => unknown) {
    this.#host = host;
    const words = (): Words<PlanningKey> => host.wordsWith(planningWords);
    this.#dialog = new ConfirmDialog<Cancelling, readonly string[]>(host, {
      id: "cancel-series",
      title: ({ scope }) => words().text(scope === "all" ? "scope.cancel.all" : "scope.cancel.following"),
      text: ({ count }) => words().text("scope.cancel.text", { count }),
      confirm: () => words().text("scope.cancel"),
      isDangerous: () => true,
      run: async ({ place, scope }, client) => {
        const shiftIds: string[] = [];
        for (let more = true; more;) {
          const answer = await client.shifts.endSeries({ scheduleId: host.scheduleId, ...selectedBy(place, scope) });
          shiftIds.push(...answer.shiftIds);
          more = answer.more;
        }
        return shiftIds;
      },
      outcome: () => ({
        done: (shiftIds) => cancelled(shiftIds, words().text("scope.cancelled", { count: shiftIds.length })),
      }),
    });
  }

  /** Counts the shifts, then asks. */
  async open(place: SeriesPlace, scope: SeriesScope): Promise<void> {
    const { client, scheduleId } = this.#host;
    const asked = { scheduleId, ...selectedBy(place, scope) };
    const count = (await client?.shifts.endSeries.dryRun(asked).catch(() => undefined))?.output.shiftIds.length ?? 0;
    await this.#dialog.open({ place, scope, count });
  }
}
