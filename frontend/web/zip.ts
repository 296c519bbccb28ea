/** A zip archive of some files, stored as they are: what the server takes a library's files in. DOM-free. */

export interface ZipFile {
  readonly path: string;
  readonly data: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Paths are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, where the format's time begins: the same files make the same archive. */
const DAY_ONE = 0x21;

export function zip(files: readonly ZipFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { path, data } of files) {
    const name = new TextEncoder().encode(path);
    const common = [VERSION, UTF8, 0, 0, DAY_ONE] as const;
    const sizes = [crc32(data), data.length, data.length] as const;
    const local = record(LOCAL, common, sizes, [name.length, 0], []);
    central.push(record(CENTRAL, [VERSION, ...common], sizes, [name.length, 0, 0, 0, 0], [0, at]), name);
    parts.push(local, name, data);
    at += local.length + name.length + data.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = record(END, [0, 0, files.length, files.length], [size, at], [0], []);
  return joined([...parts, ...central, end]);
}

/** A signature, then numbers of two bytes, of four, of two, of four. */
function record(
  signature: number,
  twos: readonly number[],
  fours: readonly number[],
  moreTwos: readonly number[],
  moreFours: readonly number[],
): Uint8Array {
  const bytes = new Uint8Array(4 + 2 * (twos.length + moreTwos.length) + 4 * (fours.length + moreFours.length));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put = (size: 2 | 4, values: readonly number[]): void => {
    for (const value of values) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
  };
  put(4, [signature]);
  put(2, twos);
  put(4, fours);
  put(2, moreTwos);
  put(4, moreFours);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
