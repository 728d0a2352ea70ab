/** The units of sizes, each a thousand times the one before. */
const units = ["kilobyte", "megabyte", "gigabyte"] as const;

/** A size in bytes as text, such as "2.4 MB". */
export function fileSize({ lang }: { readonly lang: string }, bytes: number): string {
  const kilobytes = bytes === 0 ? 0 : Math.max(1, bytes / 1000);
  const step = Math.min(units.length - 1, Math.floor(Math.log10(kilobytes || 1) / 3));
  const format = { style: "unit", unit: units[step], maximumFractionDigits: step > 0 ? 1 : 0 } as const;
  return new Intl.NumberFormat(lang, format).format(kilobytes / 1000 ** step);
}
