/** One typed person: an address, with or without a name. */
export interface WrittenAddress {
  readonly address: string;
  readonly name?: string;
}

/** Removes spaces, control characters and other invisible characters at both ends. */
export const trimInvisible = (text: string): string => text.replace(/^[\s\p{C}\p{Z}]+|[\s\p{C}\p{Z}]+$/gu, "");

/** Removes what programs put around an address: brackets, quotes, `mailto:` and separators. */
const bare = (text: string): string =>
  trimInvisible(text)
    .replace(/^[\s\p{C}<([{'"‘’“”`]*(?:mailto:)?/iu, "")
    .replace(/[\s\p{C}>)\]}'"‘’“”`,;:.]+$/u, "");

/** Parses `ann@example.org`, `Ann Lee <ann@example.org>` and `"Lee, Ann" <ann@example.org>`. The server validates the address. */
export function readAddress(text: string): WrittenAddress {
  const [, name = "", address] = /^([^<]*)<([^<>]*)>[\s\p{C}\p{Z},;]*$/u.exec(text) ?? [];
  if (address === undefined) return { address: text.includes("@") ? bare(text) : trimInvisible(text) };
  const written = trimInvisible(name).replace(/^["'“‘]+|["'”’]+$/gu, "");
  return written === "" || written.includes("@")
    ? { address: bare(address) }
    : { address: bare(address), name: trimInvisible(written) };
}

/** Whether a text contains more than one person: lines, cells, or several addresses. */
export const isList = (text: string): boolean =>
  /[\n\r\t]/.test(trimInvisible(text)) || (text.match(/@/g) ?? []).length > 1;
