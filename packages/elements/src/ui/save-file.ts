/** Milliseconds for which a file is kept for the browser to take. */
const keptFor = 60_000;

/** A name that every file system takes; empty where nothing of it can stay. */
export function toFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  return Array.from(plain).slice(0, 80).join("").trim();
}

/** Hands a file to the browser, which puts it where files go. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // A browser reads the file after the click, some of them after asking where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), keptFor);
}
