import { html } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import type { ProofReviewKey } from "./proof-review.messages.ts";

/** The keys of the shortcuts. */
const keys = { next: "J", previous: "K", approve: "A", reject: "R" } as const;

type Shortcut = keyof typeof keys;

/** The shortcut keys, each marked as a key. */
export function shortcutText(words: Words<ProofReviewKey>): unknown {
  const marked = Object.fromEntries(Object.keys(keys).map((name) => [name, `\u0000${name}\u0000`]));
  const parts = words.text("review.shortcuts", marked).split("\u0000");
  return parts.map((part, index) => (index % 2 === 1 ? html`<kbd>${keys[part as Shortcut]}</kbd>` : part));
}

/** The shortcut of a pressed key, unless someone types in a field (WCAG 2.1.4). */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  const { key, ctrlKey, altKey, metaKey, target } = event;
  if (ctrlKey || altKey || metaKey || event.defaultPrevented) return undefined;
  if (target instanceof Element && target.closest("input, select, textarea, [contenteditable]")) return undefined;
  return (Object.keys(keys) as Shortcut[]).find((name) => keys[name] === key.toUpperCase());
}
