import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** An email received completely by a server. */
export interface ReceivedMail {
  readonly recipient: string;
  readonly messageId: string;
  readonly link: string;
  /** The number of processes killed before its connection was opened. */
  readonly kills: number;
  /** Whether it was acknowledged to the sender. */
  readonly isAcknowledged: boolean;
}

/** Deviations from accepting all mail. */
export interface Script {
  /** Sends nothing, not even a greeting. */
  readonly isSilent?: boolean;
  readonly onMailFrom?: () => Error | undefined;
  readonly onRcptTo?: (recipient: string) => Error | undefined;
  /** After receiving the email: acknowledges it, disconnects, or stays silent. */
  readonly onData?: (recipient: string) => "acknowledge" | "disconnect" | "hang";
}

/** A real mail server on the loopback address that follows a script. */
export interface ScriptedMailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Switches to a script. Closes open connections, so that no earlier response arrives. */
  follow(script: Script, kills?: number): void;
  /** Calls `listener` for every received mail, before it is acknowledged. */
  onReceived(listener: () => void): void;
  close(): Promise<void>;
}

/** An SMTP error with a response code. */
export const smtpError = (responseCode: number): Error =>
  Object.assign(new Error(`smtpError ${responseCode}`), { responseCode });

/** Starts a server that accepts all mail. */
export async function openScriptedMailServer(): Promise<ScriptedMailServer> {
  const received: ReceivedMail[] = [];
  const killsBefore = new Map<string, number>();
  let script: Script = {};
  let kills = 0;
  let listener = (): void => undefined;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 1,
    onConnect: ({ id }, answer) => {
      killsBefore.set(id, kills);
      if (script.isSilent !== true) answer();
    },
    onMailFrom: (_address, _session, answer) => {
      answer(script.onMailFrom?.());
    },
    onRcptTo: ({ address }, _session, answer) => {
      answer(script.onRcptTo?.(address));
    },
    onData: (stream, { id, envelope }, answer) => {
      const recipient = envelope.rcptTo.map(({ address }) => address).join();
      const take = async (): Promise<void> => {
        const raw = (await buffer(stream)).toString();
        const end = script.onData?.(recipient) ?? "acknowledge";
        received.push({
          ...markOf(raw),
          recipient,
          kills: killsBefore.get(id) ?? 0,
          isAcknowledged: end === "acknowledge",
        });
        listener();
        if (end === "acknowledge") answer();
        if (end === "disconnect") cut(id);
      };
      // A sender that is killed while sending an email has sent nothing.
      take().catch(() => undefined);
    },
  });
  const cut = (id?: string): void => {
    for (const one of server.connections) if (id === undefined || one.id === id) one._socket.destroy();
  };
  // Broken connections are expected.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return {
    port: (listening.address() as AddressInfo).port,
    received,
    follow(next, killsSoFar = 0) {
      script = next;
      kills = killsSoFar;
      cut();
    },
    onReceived(hears) {
      listener = hears;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}

/** A port without a listener. */
export async function deadPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The Message-ID and link that identify an email. */
function markOf(raw: string): Pick<ReceivedMail, "messageId" | "link"> {
  // Undo the line breaks of quoted-printable.
  const whole = raw.replace(/=\r\n/g, "");
  return {
    messageId: /^message-id: *<([^>]+)>/im.exec(raw)?.[1] ?? "",
    link: /https:\/\/rollcall\.test\/\S*#[\w.-]+/.exec(whole)?.[0] ?? "",
  };
}
