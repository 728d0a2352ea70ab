import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import type { TestContext } from "node:test";
import type { MailMessage } from "@rollcall/core";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import { localCertificate, localKey } from "./local-certificate.fixture.ts";
import { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions } from "./smtp-mailer.ts";

/** An email received by the server. */
export interface Delivery {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly email: Email;
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** Scripted responses of a mail server. By default it accepts every email. */
export interface Answers {
  readonly onMailFrom?: () => Error | undefined;
  readonly onRcptTo?: () => Error | undefined;
  /** Called after an email was received. A function that never calls back hangs. */
  readonly onData?: (session: SMTPServerSession) => Error | undefined | Promise<Error | undefined>;
  readonly options?: SMTPServerOptions;
}

/** A real mail server and a mailer that uses it. */
export interface MailWorld {
  readonly server: SMTPServer;
  readonly mailer: SmtpMailer;
  readonly port: number;
  readonly deliveries: readonly Delivery[];
}

/** An SMTP error response. */
export const smtpError = (responseCode: number, message = "no"): Error =>
  Object.assign(new Error(message), { responseCode });

/** Starts a real mail server that requires STARTTLS and a password. */
export async function openMailServer(
  t: TestContext,
  { onMailFrom, onRcptTo, onData, options }: Answers = {},
  mailerOptions: Partial<SmtpMailerOptions> = {},
): Promise<MailWorld> {
  const deliveries: Delivery[] = [];
  const server = new SMTPServer({
    key: localKey,
    cert: localCertificate,
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth: ({ username, password }, _session, answer) => {
      if (password === "secret") answer(null, { user: username });
      else answer(smtpError(535, "Authentication failed"));
    },
    onMailFrom: (_address, _session, answer) => {
      answer(onMailFrom?.());
    },
    onRcptTo: (_address, _session, answer) => {
      answer(onRcptTo?.());
    },
    onData: (stream, session, answer) => {
      const take = async (): Promise<Error | undefined> => {
        const raw = await buffer(stream);
        const { mailFrom, rcptTo } = session.envelope;
        deliveries.push({
          from: mailFrom === false ? "" : mailFrom.address,
          recipients: rcptTo.map(({ address }) => address),
          raw: raw.toString(),
          email: await PostalMime.parse(raw),
          secure: session.secure,
          user: session.user as string | undefined,
        });
        return onData?.(session);
      };
      void take().then(answer);
    },
    ...options,
  });
  // Broken connections are part of the tests.
  server.on("error", () => undefined);
  const listening = server.listen(0, "localhost");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  const mailer = mailerTo(port, mailerOptions);
  t.after(() => {
    mailer.close();
    return new Promise<void>((resolve) => {
      server.close(resolve);
    });
  });
  return { server, mailer, port, deliveries };
}

/** A mailer that trusts this server. */
export const mailerTo = (port: number, options: Partial<SmtpMailerOptions> = {}): SmtpMailer =>
  createSmtpMailer({
    host: "localhost",
    port,
    ca: localCertificate,
    name: "rollcall.test",
    auth: { user: "rollcall", pass: "secret" },
    ...options,
  });

/** A server that handles connections with a custom function. */
export async function openSocketServer(t: TestContext, onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

/** A port without a listener. */
export async function deadPort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A sample mail. */
export const invitation = (over: Partial<MailMessage> = {}): MailMessage => ({
  messageId: "0199-mail@rollcall.test",
  from: { address: "rota@rollcall.test", name: "Rota" },
  to: { address: "max@example.org", name: "Max Müller" },
  subject: "Ann invites you to Ward 3",
  text: "Open https://rollcall.test/invitation#token",
  html: '<p>Open <a href="https://rollcall.test/invitation#token">the invitation</a></p>',
  language: "en",
  ...over,
});
