import { control, namesIn, part, until } from "../member-list.fixture.ts";
import type { MemberList } from "../member-list.ts";

/** Begins a selection by its button. */
export async function startSelecting(list: MemberList): Promise<void> {
  (await until(() => list.renderRoot.querySelector<HTMLElement>("[part=select]"), "no Select button")).click();
  await until(() => list.renderRoot.querySelector("[part=bulk-bar]"));
  await until(() => list.shadowRoot?.activeElement?.matches("[data-cell=select]"), "no box has the focus");
}

/** Presses the box of a row. */
export async function pick(list: MemberList, name: string): Promise<void> {
  control(list, name, "select").click();
  await list.updateComplete;
}

/** The names of the rows whose box is ticked. */
export const picked = (list: MemberList): string[] =>
  namesIn(list).filter((name) => (control(list, name, "select") as HTMLInputElement).checked);

/** What the dialog of a change says, once it says these words. */
export const bulk = (list: MemberList, words: string): Promise<string> =>
  until(
    () => {
      const text = list.renderRoot.querySelector("#bulk[open]")?.textContent.replaceAll(/\s+/g, " ");
      return text?.includes(words) ? text : undefined;
    },
    `the dialog does not say \`${words}\` but \`${part(list, "#panel").textContent.slice(-400)}\``,
  );
