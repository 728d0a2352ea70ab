import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A request without a body, as it is sent over a socket. */
export const rawRequest = (path: string, user: string): string =>
  [`GET ${path} HTTP/1.1`, "Host: localhost", `X-User: ${user}`, "\r\n"].join("\r\n");

/** Opens a connection. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  return socket;
}

/**
 * Sends the same request again and again over one connection until `isOver`, and returns how often. Parses only the first response,
 * because the others have the same length: parsing them would take as long as responding.
 */
export async function repeatRequest(port: number, request: string, isOver: () => boolean): Promise<number> {
  const socket = await openSocket(port);
  const length = await lengthOfResponse(socket, request);
  let answered = 0;
  await new Promise<void>((resolve, reject) => {
    let missing = length;
    socket.on("error", reject).on("data", (chunk: Buffer) => {
      missing -= chunk.length;
      if (missing > 0) return;
      if (missing < 0) reject(new Error("a response has another length"));
      answered++;
      missing = length;
      if (isOver()) resolve();
      else socket.write(request);
    });
    socket.write(request);
  });
  socket.destroy();
  return answered;
}

async function lengthOfResponse(socket: Socket, request: string): Promise<number> {
  socket.write(request);
  let text = "";
  for (;;) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    text += chunk.toString("latin1");
    const [head = ""] = text.split("\r\n\r\n", 1);
    const announced = /^content-length: (\d+)$/im.exec(head)?.[1];
    if (!head.startsWith("HTTP/1.1 200")) throw new Error(head);
    if (announced === undefined) throw new Error("a response has no length");
    const length = head.length + 4 + Number(announced);
    if (text.length === length) return length;
  }
}
