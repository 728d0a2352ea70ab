import { html } from "hono/html";

/** The texts of the page that stops notification emails, and their language as a BCP 47 tag. */
export interface UnsubscribeWords {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** Stops emails about the same kind of event. */
  readonly stop: string;
  /** Stops all notification emails. */
  readonly stopAll: string;
  readonly stopped: string;
  readonly stoppedText: string;
  readonly stoppedAllText: string;
  readonly invalid: string;
  readonly invalidText: string;
  readonly failed: string;
  readonly failedText: string;
}

/** The English texts. */
export const unsubscribeWordsEn: UnsubscribeWords = {
  language: "en",
  title: "Stop these emails?",
  text: "You won’t get emails like the one you opened this page from. You’ll still find everything in the portal.",
  stop: "Stop emails like this",
  stopAll: "Stop all notification emails",
  stopped: "You’re unsubscribed",
  stoppedText: "You won’t get emails like this anymore. You can turn them on again in the portal.",
  stoppedAllText: "You won’t get notification emails anymore. You can turn them on again in the portal.",
  invalid: "This link doesn’t work anymore",
  invalidText: "Links in emails work for 90 days. You can choose what you get emails about in the portal.",
  failed: "Something went wrong",
  failedText: "You’re not unsubscribed yet. Try again in a few minutes.",
};

/** The state of the page. */
export type UnsubscribeState = "ask" | "stopped" | "stopped-all" | "invalid" | "failed";

const styles = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{display:grid;place-content:center;min-height:100vh;margin:0;padding:24px;box-sizing:border-box}
main{max-width:420px}h1{margin:0 0 8px;font-size:1.5rem;line-height:1.25}p{margin:0 0 24px}
form{display:grid;gap:12px}
button{min-height:44px;padding:8px 16px;border:1px solid;border-radius:8px;background:none;color:inherit;font:inherit;font-weight:600;cursor:pointer}
.primary{border-color:transparent;background:#14715f;color:#fff}`;

/**
 * Renders the page.
 * @param words its texts
 * @param state what it shows
 * @param token the link's token
 * @param nonce allows the styles
 */
export function unsubscribePage(words: UnsubscribeWords, state: UnsubscribeState, token: string, nonce: string) {
  const [title, text] = textsOf(words, state);
  const address = `?token=${encodeURIComponent(token)}`;
  const all = html`<button formaction="${address}&amp;all=true">${words.stopAll}</button>`;
  const form = html`<form method="post" action="${address}">
    ${state === "ask" ? html`<button class="primary">${words.stop}</button>` : ""}${all}
  </form>`;
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${styles}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${text}</p>
          ${state === "ask" || state === "stopped" ? form : ""}
        </main>
      </body>
    </html>`;
}

const textsOf = (words: UnsubscribeWords, state: UnsubscribeState): readonly [title: string, text: string] =>
  (
    {
      ask: [words.title, words.text],
      stopped: [words.stopped, words.stoppedText],
      "stopped-all": [words.stopped, words.stoppedAllText],
      invalid: [words.invalid, words.invalidText],
      failed: [words.failed, words.failedText],
    } as const
  )[state];
