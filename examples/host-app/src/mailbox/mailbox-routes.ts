import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { letterPage, mailboxPage } from "../pages/mailbox.ts";
import type { Showing } from "../show-page.ts";
import type { Mailbox } from "./mailbox.ts";

/** The Mailbox pages, and a function that closes their open streams. */
export interface MailboxRoutes {
  readonly routes: Hono;
  endStreams(): void;
}

/** Shows all captured mail to every visitor of this machine. */
export function mailboxRoutes(mailbox: Mailbox, { show }: Showing): MailboxRoutes {
  const app = new Hono();
  const ends = new Set<() => void>();

  app.get("/mailbox", (context) => show(context, { title: "Mailbox", content: mailboxPage() }));

  app.get("/mailbox/letters", (context) => {
    context.header("cache-control", "no-store");
    return context.json(
      mailbox.letters().map(({ id, at, message: { to, subject } }) => ({ id, at, to: to.name || to.address, subject })),
    );
  });

  app.get("/mailbox/events", (context) =>
    streamSSE(context, async (stream) => {
      const tell = (): void => {
        void stream.writeSSE({ event: "letters", data: "" });
      };
      const stop = mailbox.onLetter(tell);
      tell();
      await new Promise<void>((end) => {
        ends.add(end);
        stream.onAbort(() => {
          ends.delete(end);
          end();
        });
      });
      stop();
    }),
  );

  app.get("/mailbox/:id", (context) => {
    const letter = mailbox.letter(context.req.param("id"));
    if (letter === undefined) return context.notFound();
    return show(context, { title: letter.message.subject, content: letterPage(letter) });
  });

  app.get("/mailbox/:id/html", (context) => {
    const letter = mailbox.letter(context.req.param("id"));
    if (letter === undefined) return context.notFound();
    context.header("cache-control", "no-store");
    // Links open a new page, as they do in a mail program.
    return context.html(letter.message.html.replace("<head>", '<head><base target="_blank">'));
  });

  return {
    routes: app,
    endStreams() {
      for (const end of ends) end();
    },
  };
}
