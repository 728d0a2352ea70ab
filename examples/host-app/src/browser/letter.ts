import { timesHere } from "./make.ts";

/** Fits the height of an email to its content and shows its time in the reader's time zone. */
export function showLetter(): void {
  const frame = document.querySelector<HTMLIFrameElement>(".letter iframe");
  if (frame === null) return;
  const fit = (): void => {
    // A document is at least as high as its window, so shrink the frame before measuring.
    frame.style.blockSize = "0";
    const height = frame.contentDocument?.querySelector("body")?.scrollHeight ?? 0;
    frame.style.blockSize = height === 0 ? "" : `${height}px`;
  };
  frame.addEventListener("load", fit);
  addEventListener("resize", fit);
  fit();
  for (const time of document.querySelectorAll<HTMLTimeElement>(".head time")) {
    time.textContent = timesHere.text(time.dateTime, "moment");
  }
}
