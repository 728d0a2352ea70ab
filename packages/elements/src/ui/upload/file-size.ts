/** The units of sizes, each a thousand times the one before. */
const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size in bytes as text, such as "2.4 MB". */
export function fileSize({ lang }: { readonly lang: string }, bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = { style: "unit", unit: units[step], maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(lang, format).format(bytes / 1000 ** step);
}
