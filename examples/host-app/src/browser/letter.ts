/** Gives a mail the room that it needs, and its time in the zone of whoever looks. */
export function showLetter(): void {
  const frame = document.querySelector<HTMLIFrameElement>(".letter iframe");
  if (frame === null) return;
  const fit = (): void => {
    // No document is less high than its window.
    frame.style.blockSize = "0";
    const height = frame.contentDocument?.querySelector("body")?.scrollHeight ?? 0;
    frame.style.blockSize = height === 0 ? "" : `${height}px`;
  };
  frame.addEventListener("load", fit);
  addEventListener("resize", fit);
  fit();
  for (const time of document.querySelectorAll<HTMLTimeElement>(".head time")) {
    const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
    time.textContent = format.format(new Date(time.dateTime));
  }
}
