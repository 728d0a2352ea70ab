/** Replaces the browser's clipboard and returns a function that restores it. */
export function clipboard(writeText: (text: string) => Promise<void>): () => void {
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  return () => Reflect.deleteProperty(navigator, "clipboard");
}
