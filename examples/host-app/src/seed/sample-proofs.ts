import { crc32, deflateSync } from "node:zlib";

/** A PDF with one line of text. */
export function samplePdf(line: string): Blob {
  const content = `BT /F1 20 Tf 48 330 Td (${line.replace(/[^ -~]|[()\\]/g, "")}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 421]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  return new Blob([`${text}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`]);
}

/** A drawing of a card on a table, as PNG, that looks like a photo of a certificate from afar. */
export function samplePhoto(width = 640, height = 440): Blob {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(colorAt(x / width, y / height), 1 + x * 3);
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Blob([new Uint8Array(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]))]);
}

/** The color at a position in the photo, from 0 to 1: a light card with a cross and lines on a dark table. */
function colorAt(x: number, y: number): readonly number[] {
  const isCard = x > 0.12 && x < 0.88 && y > 0.14 && y < 0.86;
  if (!isCard) return [92, 74, 58];
  const [left, top] = [Math.abs(x - 0.27), Math.abs(y - 0.5)];
  if ((left < 0.035 && top < 0.14) || (left < 0.095 && top < 0.05)) return [22, 121, 74];
  const isLine = x > 0.46 && x < 0.8 && Math.floor(y * 28) % 4 === 1 && y > 0.28 && y < 0.74;
  return isLine ? [110, 118, 130] : [246, 243, 232];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
