/** One typed person: an address, with or without a name. */
export interface WrittenAddress {
  readonly address: string;
  readonly name?: string;
}

/** Removes spaces, control characters and other invisible characters at both ends. */
export const trimInvisible = (text: string): string => text.replace(/^[\s\p{C}\p{Z}]+|[\s\p{C}\p{Z}]+$/gu, "");

const bareAddress = /^[^\s@<>()[\],;:|\\"]{1,64}@[^\s@.,;:|<>()"']+(\.[^\s@.,;:|<>()"']+)+$/u;

/** Whether a cell is one address, with nothing around it. */
export const isBareAddress = (cell: string): boolean => bareAddress.test(trimInvisible(cell));

/** Removes what programs put around an address: brackets, quotes, `mailto:`, `SMTP:`, Markdown and separators. */
const bare = (text: string): string =>
  trimInvisible(text)
    .replace(/^[\s\p{C}<([{'"‘’“”`*]*(?:(?:mailto|smtp|e-?mail)\s*:\s*)?/iu, "")
    .replace(/[\s\p{C}>)\]}'"‘’“”`,;:.!?*]+$/u, "")
    .replace(/^_(.*)_$/u, "$1")
    .replace(/[．。｡](?=[^@]*$)/gu, ".");

/** `Ann Lee <ann@example.org>`. */
const mailbox = /^([^<]*)<([^<>]*)>[\s\p{C}\p{Z},;]*$/u;

/** Parses `ann@example.org`, `Ann Lee <ann@example.org>` and `"Lee, Ann" <ann@example.org>`. The server validates the address. */
export function readAddress(text: string): WrittenAddress {
  const [, name = "", address] = mailbox.exec(text) ?? [];
  if (address === undefined) {
    const [first] = addressesIn(text);
    return { address: first ?? (text.includes("@") ? bare(text) : trimInvisible(text)) };
  }
  const written = plainName(name);
  return written === "" || written.includes("@")
    ? { address: bare(address) }
    : { address: bare(address), name: written };
}

/** The addresses in a cell that contains nothing else; exports write `ann@example.org ::: ann@home.example`. */
export function addressesIn(text: string): readonly string[] {
  if (mailbox.test(text)) return [readAddress(text).address].filter(isBareAddress);
  const parts = text.split(/[\s,;|/]+|:::/).map(bare);
  return parts.some((part) => /^[\p{L}.'-]+$/u.test(part)) ? [] : parts.filter(isBareAddress);
}

/** A name without quotes, Markdown, encoded words and a telephone number after it. */
const plainName = (name: string): string =>
  trimInvisible(
    decodeWords(trimInvisible(name))
      .replace(/^[*_]{1,2}(.*?)[*_]{1,2}$/u, "$1")
      .replace(/[\s,]*\(?\+?\d[\d\s()./-]{6,}$/u, "")
      .replace(/^["'“‘]+|["'”’]+$/gu, ""),
  );

/** Text with the encoded words of mail headers (RFC 2047) decoded, such as `=?UTF-8?Q?J=C3=B6rg?=`. */
function decodeWords(text: string): string {
  return text.replace(
    /=\?([\w-]+)\?([qb])\?([^?\s]*)\?=(?:\s+(?==\?))?/gi,
    (whole, charset: string, form: string, value: string) => {
      try {
        const binary =
          form.toLowerCase() === "b"
            ? atob(value)
            : value
                .replaceAll("_", " ")
                .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
        return new TextDecoder(charset).decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)));
      } catch {
        return whole;
      }
    },
  );
}

/** Whether a text contains more than one person: lines, cells, several addresses, or an address and something else after a comma. */
export function isList(text: string): boolean {
  const plain = bare(text);
  const signs = text.match(/@/g)?.length ?? 0;
  return /[\n\r\t]/.test(plain) || signs > 1 || (signs === 1 && /[,;]/.test(plain) && !mailbox.test(text));
}
