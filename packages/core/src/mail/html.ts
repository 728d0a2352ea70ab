const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it (P12). */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? "");

/** What parts the pieces of an address; domains may be written with the full stops of other scripts. */
const linking = /(?<=\S)([.:@/\u3002\uff0e\uff20\uff61])(?=\S)/gu;

/**
 * A name that no mail program makes a link of: invisible joiners part what would look like an address (P12). What people
 * read stays the same.
 */
export const unlinked = (name: string): string => name.replace(linking, "$1\u2060");

/** One line, as headers need it: control characters become spaces (P13). */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** At most so many characters, whole ones. */
export function capped(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}
