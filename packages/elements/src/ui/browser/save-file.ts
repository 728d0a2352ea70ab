/** Milliseconds before the object URL of a download is revoked. */
const keptFor = 60_000;

/** Turns a text into a file name that is valid on every file system; empty if no character is valid. */
export function toFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  return Array.from(plain).slice(0, 80).join("").trim();
}

/** Downloads a file through the browser. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Browsers read the file after the click, some only after asking where to save it.
  setTimeout(() => URL.revokeObjectURL(link.href), keptFor);
}
