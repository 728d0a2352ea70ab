import { type AddedMember, MemberImport } from "./member-import.ts";
import { readPeople } from "./read-people.ts";
import { readText } from "./read-text.ts";

const tag = "rollcall-member-import";

/** The list that people are imported into. */
export interface ImportHost {
  readonly scheduleId: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Opens the preview of a list. Resolves when it is closed, to the members who were added. */
export async function openImport(host: ImportHost, source: string | Blob): Promise<readonly AddedMember[]> {
  const text = typeof source === "string" ? source : await readText(source);
  if (!customElements.get(tag)) customElements.define(tag, MemberImport);
  const preview = new MemberImport();
  preview.scheduleId = host.scheduleId;
  preview.people = readPeople(text);
  host.renderRoot.append(preview);
  const added = await preview.closed;
  preview.remove();
  return added;
}
