import { control, namesIn, part } from "../member-list.fixture.ts";
import { until } from "../../../ui/testing/page.fixture.ts";
import type { MemberList } from "../member-list.ts";

/** Starts a selection with its button. */
export async function startSelecting(list: MemberList): Promise<void> {
  (await until(() => list.renderRoot.querySelector<HTMLElement>("[part=select]"), "no Select button")).click();
  await until(() => list.renderRoot.querySelector("[part=bulk-bar]"));
  await until(() => list.shadowRoot?.activeElement?.matches("[data-cell=select]"), "no checkbox has the focus");
}

/** Presses the checkbox of a row. */
export async function pick(list: MemberList, name: string): Promise<void> {
  control(list, name, "select").click();
  await list.updateComplete;
}

/** The names of the selected rows. */
export const picked = (list: MemberList): string[] =>
  namesIn(list).filter((name) => (control(list, name, "select") as HTMLInputElement).checked);

/** The text of the dialog of a change, once it contains this text. */
export const bulk = (list: MemberList, words: string): Promise<string> =>
  until(
    () => {
      const text = list.renderRoot.querySelector("#bulk[open]")?.textContent.replaceAll(/\s+/g, " ");
      return text?.includes(words) ? text : undefined;
    },
    `the dialog doesn't contain \`${words}\` but \`${part(list, "#panel").textContent.slice(-400)}\``,
  );
