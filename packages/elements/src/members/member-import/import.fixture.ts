import { part } from "../member-list/member-list.fixture.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import type { MemberList } from "../member-list/member-list.ts";

/** Pastes a text into the add box. */
export const paste = (list: MemberList, text: string): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  part(list, "#add").dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
};

/** The preview of an import, once it is open. */
export const preview = (list: MemberList): Promise<ShadowRoot> =>
  until(() => {
    const root = list.shadowRoot?.querySelector("rollcall-member-import")?.shadowRoot;
    return root?.querySelector("dialog[open]") ? root : undefined;
  });

/** The results of the rows, as text. */
export const results = (root: ShadowRoot): string[] =>
  [...root.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll(".state")].map(({ textContent }) => textContent.trim().replace(/\s+/g, " ")).join(" "),
  );
