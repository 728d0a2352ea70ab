import { html, type TemplateResult } from "lit";

// From lucide (ISC license), each as one path: circles and rectangles are written as arcs, rounded to a tenth.
const ring = "M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0";
const sheet = "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3 9h18";
const flap = "m22 7-9 5.7a2 2 0 0 1-2 0L2 7";

/** The icons of the elements, as paths. */
export const icons = {
  bin: "M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
  info: `${ring}M12 16v-4M12 8h.01`,
  done: `${ring}M16 9l-5.5 5.5L8 12`,
  clock: `${ring}M12 6v6l4 2`,
  stop: `${ring}M4.9 4.9l14.2 14.2`,
  mail: `${flap}M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z`,
  sent: `${flap}M22 13V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h8M16 19l2 2 4-4`,
  warning: "m21.7 18-8-14a2 2 0 0 0-3.4 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3M12 9v4M12 17h.01",
  calendar: sheet,
  connected: `${sheet}M9 15l2 2 4-4`,
  unavailable: `${sheet}M14 13l-4 4M10 13l4 4`,
  search: "m21 21-4.3-4.3M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0",
  leave: "m16 17 5-5-5-5M21 12H9M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4",
  up: "m5 12 7-7 7 7M12 19V5",
  file: "M12 3v12M17 8l-5-5-5 5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",
  lock: "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4",
  offline: "M12 20h.01M8.5 16.4a5 5 0 0 1 7 0M5 12.9a10 10 0 0 1 14 0M2 2l20 20",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof icons;

/** An icon of 18 px. Hidden from screen readers: always add a word. */
export const icon = (name: IconName): TemplateResult => drawing(icons[name]);

/** An icon by its path. */
export const drawing = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
