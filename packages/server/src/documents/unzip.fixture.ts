/** The files of an archive whose entries aren't compressed, by their names. */
export function unzip(archive: Buffer): Readonly<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  // The directory at the end has the sizes, which a streamed archive has only after each file.
  const directory = archive.readUInt32LE(archive.lastIndexOf("PK\u0005\u0006") + 16);
  for (let at = directory; archive.readUInt32LE(at) === 0x02014b50;) {
    const [size, name, extra, comment] = [archive.readUInt32LE(at + 24), ...lengthsAt(archive, at + 28)];
    const start = archive.readUInt32LE(at + 42);
    const [ownName, ownExtra] = lengthsAt(archive, start + 26);
    const from = start + 30 + ownName + ownExtra;
    files[archive.toString("utf8", at + 46, at + 46 + name)] = archive.subarray(from, from + size);
    at += 46 + name + extra + comment;
  }
  return files;
}

const lengthsAt = (archive: Buffer, at: number): [number, number, number] => [
  archive.readUInt16LE(at),
  archive.readUInt16LE(at + 2),
  archive.readUInt16LE(at + 4),
];
