const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escapes text for HTML (P12). */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? "");

/** Separators within an address. Domains may also use the full stops of other scripts. */
const addressSeparators = /(?<=\S)([.:@/\u3002\uff0e\uff20\uff61])(?=\S)/gu;

/**
 * Inserts invisible joiners into a name, so that mail clients don't turn parts of it into links (P12). It looks the same.
 */
export const withoutLinks = (name: string): string => name.replace(addressSeparators, "$1\u2060");

/** Replaces line breaks and control characters with spaces, as headers require (P13). */
export const toSingleLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** Shortens text to a number of characters without splitting any. */
export function shorten(text: string, maxLength: number): string {
  const letters = Array.from(text);
  return letters.length > maxLength ? `${letters.slice(0, maxLength - 1).join("")}…` : text;
}
