import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail that a server was handed whole, and has kept. */
export interface Handed {
  readonly recipient: string;
  readonly messageId: string;
  readonly link: string;
  /** How many dispatching processes had been killed when the connection began that brought it. */
  readonly kills: number;
  /** Whether the sender heard that it was kept. */
  readonly isTold: boolean;
}

/** What a server does where it does not simply take the mail. */
export interface Script {
  /** Says nothing at all, not even a greeting. */
  readonly isSilent?: boolean;
  readonly onMailFrom?: () => Error | undefined;
  readonly onRcptTo?: (recipient: string) => Error | undefined;
  /** With the mail in its hands: tells the sender, dies, or falls silent. */
  readonly onData?: (recipient: string) => "tell" | "die" | "hang";
}

/** A real mail server on loopback that follows a script. */
export interface ScriptedMailServer {
  readonly port: number;
  readonly handed: readonly Handed[];
  /** From now on; connections that stand are cut, so that no old answer is heard. */
  follow(script: Script, kills?: number): void;
  /** Hears of every mail as it is kept, before the sender is told. */
  onHanded(listener: () => void): void;
  close(): Promise<void>;
}

/** What a mail server says no with. */
export const says = (responseCode: number): Error => Object.assign(new Error(`says ${responseCode}`), { responseCode });

/** Opens it, well. */
export async function openScriptedMailServer(): Promise<ScriptedMailServer> {
  const handed: Handed[] = [];
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
        const end = script.onData?.(recipient) ?? "tell";
        handed.push({ ...markOf(raw), recipient, kills: killsBefore.get(id) ?? 0, isTold: end === "tell" });
        listener();
        if (end === "tell") answer();
        if (end === "die") cut(id);
      };
      // A sender that is killed amid a mail has handed over none.
      take().catch(() => undefined);
    },
  });
  const cut = (id?: string): void => {
    for (const one of server.connections) if (id === undefined || one.id === id) one._socket.destroy();
  };
  // Connections that break are what this is for.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return {
    port: (listening.address() as AddressInfo).port,
    handed,
    follow(next, killsSoFar = 0) {
      script = next;
      kills = killsSoFar;
      cut();
    },
    onHanded(hears) {
      listener = hears;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** What tells one mail from another: its id, and where it leads. */
function markOf(raw: string): Pick<Handed, "messageId" | "link"> {
  // Long lines are broken in transit.
  const whole = raw.replace(/=\r\n/g, "");
  return {
    messageId: /^message-id: *<([^>]+)>/im.exec(raw)?.[1] ?? "",
    link: /https:\/\/rollcall\.test\/\S*#[\w.-]+/.exec(whole)?.[0] ?? "",
  };
}
