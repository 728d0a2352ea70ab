import type { ListView } from "../member-list/list-view.ts";
import type { AddedMember } from "./import-run.ts";
import { MemberImport } from "./member-import.ts";
import { readPeople } from "./read-people.ts";
import { readText } from "./read-text.ts";

const tag = "rollcall-member-import";

/** Opens the preview over a list and answers, when it has closed, who was added. */
export async function openImport(list: ListView, source: string | Blob): Promise<readonly AddedMember[]> {
  const text = typeof source === "string" ? source : await readText(source);
  if (!customElements.get(tag)) customElements.define(tag, MemberImport);
  const preview = new MemberImport();
  preview.client = list.client;
  preview.scheduleId = list.scheduleId;
  preview.messages = list.messages;
  preview.people = readPeople(text);
  return new Promise((resolve) => {
    preview.closed = (added) => {
      preview.remove();
      resolve(added);
    };
    list.renderRoot.append(preview);
  });
}
