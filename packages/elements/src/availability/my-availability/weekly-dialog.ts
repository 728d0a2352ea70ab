import type { GetOwnAvailabilityOutput, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { weekdayName, weekdays } from "./month.ts";
import type { AvailabilityKey } from "./my-availability.messages.ts";

type Weekly = GetOwnAvailabilityOutput["weekly"];

/** The dialog that blocks weekdays every week, if the host offers it (X18). */
export const weeklyDialog = (
  host: PanelHost<AvailabilityKey>,
  done: () => unknown,
): FormDialog<Pick<GetOwnAvailabilityOutput, "weekly" | "today">> =>
  new FormDialog<Pick<GetOwnAvailabilityOutput, "weekly" | "today">>(host, {
    id: "weekly",
    title: () => host.words.text("availability.weekly.title"),
    text: () => host.words.text("availability.weekly.text"),
    fields: ({ weekly }) => choices(host, weekly),
    confirm: () => host.words.text("availability.weekly.save"),
    submit: (values, client, options, { weekly, today }) => {
      const chosen = weekdays("en").filter((weekday) => values[`weekday-${weekday}`] !== undefined);
      return setWeekly(client, chosen, weekly, today, options);
    },
    outcome: ({ weekly, today }) => ({
      message: host.words.text("availability.weekly.saved"),
      done,
      undo: async () => {
        const before = weekly.map(({ weekday }) => weekday);
        await (host.client && setWeekly(host.client, before, weekly, today));
      },
    }),
  });

/** Keeps what is stored for weekdays that remain blocked. */
const setWeekly = (
  client: RollcallClient,
  chosen: readonly number[],
  weekly: Weekly,
  today: string,
  options?: { readonly idempotencyKey: string },
) =>
  client.portal.setWeeklyBlocks(
    {
      weekdays: chosen.map(
        (weekday) => weekly.find((one) => one.weekday === weekday) ?? { weekday, firstDay: today, lastDay: null },
      ),
    },
    options,
  );

const choices = ({ words }: PanelHost<AvailabilityKey>, weekly: Weekly): TemplateResult =>
  html`<fieldset>
    <legend>${words.text("availability.weekly.days")}</legend>
    ${weekdays(words.lang).map(
      (weekday) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            class="box"
            name="weekday-${weekday}"
            part="weekday"
            ?checked=${weekly.some((one) => one.weekday === weekday)}
          />${weekdayName(words, weekday)}</label
        >`,
    )}
  </fieldset>`;
