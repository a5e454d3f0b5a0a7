/**
 * QR codes for the foot of our papers: byte mode, error correction level M, versions 1–6 (up to 106 bytes), mask chosen by
 * the standard's penalty rules. Follows ISO/IEC 18004; only what an address of ours needs.
 */

interface Version {
  size: number;
  blocks: number;
  dataPerBlock: number;
  eccPerBlock: number;
  alignment: number | null;
}

const VERSIONS: readonly Version[] = [
  { size: 21, blocks: 1, dataPerBlock: 16, eccPerBlock: 10, alignment: null },
  { size: 25, blocks: 1, dataPerBlock: 28, eccPerBlock: 16, alignment: 18 },
  { size: 29, blocks: 1, dataPerBlock: 44, eccPerBlock: 26, alignment: 22 },
  { size: 33, blocks: 2, dataPerBlock: 32, eccPerBlock: 18, alignment: 26 },
  { size: 37, blocks: 2, dataPerBlock: 43, eccPerBlock: 24, alignment: 30 },
  { size: 41, blocks: 4, dataPerBlock: 27, eccPerBlock: 16, alignment: 34 },
];

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Dark modules, row by row. @throws RangeError when the text is longer than 106 bytes */
export function qrModules(text: string): boolean[][] {
  const bytes = [...new TextEncoder().encode(text)];
  const version = VERSIONS.find((one) => bytes.length <= one.blocks * one.dataPerBlock - 2);
  if (!version) throw new RangeError('Expected a text of at most 106 bytes for a QR code');
  const words = withCorrection(dataWords(bytes, version), version);
  const drawn = MASKS.map((mask, index) => draw(words, version, mask, index));
  return drawn.reduce((best, next) => (penalty(next) < penalty(best) ? next : best));
}

function dataWords(bytes: number[], { blocks, dataPerBlock }: Version): number[] {
  const bits = [0, 1, 0, 0, ...toBits(bytes.length, 8), ...bytes.flatMap((byte) => toBits(byte, 8))];
  const capacity = blocks * dataPerBlock * 8;
  bits.push(...Array<number>(Math.min(4, capacity - bits.length)).fill(0));
  while (bits.length % 8 !== 0) bits.push(0);
  const words: number[] = [];
  for (let at = 0; at < bits.length; at += 8) words.push(Number.parseInt(bits.slice(at, at + 8).join(''), 2));
  for (let pad = 0; words.length < blocks * dataPerBlock; pad += 1) words.push(pad % 2 === 0 ? 0xec : 0x11);
  return words;
}

const toBits = (value: number, length: number) =>
  Array.from({ length }, (_, index) => (value >> (length - 1 - index)) & 1);

const EXP: number[] = [];
const LOG: number[] = [];
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value;
  LOG[value] = power;
  value <<= 1;
  if (value > 255) value ^= 0x11d;
}
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : EXP[(LOG[a]! + LOG[b]!) % 255]!);

function withCorrection(words: number[], { blocks, dataPerBlock, eccPerBlock }: Version): number[] {
  let generator = [1];
  for (let root = 0; root < eccPerBlock; root += 1) {
    const next = Array<number>(generator.length + 1).fill(0);
    generator.forEach((factor, index) => {
      next[index]! ^= factor;
      next[index + 1]! ^= times(factor, EXP[root]!);
    });
    generator = next;
  }
  const data = Array.from({ length: blocks }, (_, block) =>
    words.slice(block * dataPerBlock, (block + 1) * dataPerBlock),
  );
  const corrections = data.map((block) => {
    const rest = [...block, ...Array<number>(eccPerBlock).fill(0)];
    block.forEach((_, index) => {
      const lead = rest[index]!;
      generator.forEach((factor, offset) => (rest[index + offset]! ^= times(factor, lead)));
    });
    return rest.slice(block.length);
  });
  const interleaved: number[] = [];
  for (let index = 0; index < dataPerBlock; index += 1) data.forEach((block) => interleaved.push(block[index]!));
  for (let index = 0; index < eccPerBlock; index += 1) corrections.forEach((block) => interleaved.push(block[index]!));
  return interleaved;
}

function draw(
  words: number[],
  { size, alignment }: Version,
  mask: (row: number, column: number) => boolean,
  maskIndex: number,
): boolean[][] {
  const grid: (boolean | null)[][] = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null));
  const set = (row: number, column: number, dark: boolean) => {
    if (row >= 0 && column >= 0 && row < size && column < size) grid[row]![column] = dark;
  };
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const) {
    for (let row = -1; row < 8; row += 1) {
      for (let column = -1; column < 8; column += 1) {
        const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
        set(top + row, left + column, ring !== 2 && ring < 4);
      }
    }
  }
  if (alignment !== null) {
    for (let row = -2; row <= 2; row += 1) {
      for (let column = -2; column <= 2; column += 1)
        set(alignment + row, alignment + column, Math.max(Math.abs(row), Math.abs(column)) !== 1);
    }
  }
  for (let at = 8; at < size - 8; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  drawFormat(set, size, maskIndex);
  const bits = words.flatMap((word) => toBits(word, 8));
  let next = 0;
  let upward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = upward ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (grid[row]![column] !== null) continue;
        grid[row]![column] = (bits[next] === 1) !== mask(row, column);
        next += 1;
      }
    }
    upward = !upward;
  }
  return grid as boolean[][];
}

function drawFormat(set: (row: number, column: number, dark: boolean) => void, size: number, maskIndex: number): void {
  // Level M is 00; the ten check bits are a BCH code, the constant keeps the field from being all light.
  let rest = maskIndex << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
  const format = ((maskIndex << 10) | rest) ^ 0x5412;
  for (let index = 0; index < 15; index += 1) {
    const dark = ((format >> index) & 1) === 1;
    if (index < 6) set(index, 8, dark);
    else if (index < 8) set(index + 1, 8, dark);
    else set(size - 15 + index, 8, dark);
    if (index < 8) set(8, size - 1 - index, dark);
    else if (index === 8) set(8, 7, dark);
    else set(8, 14 - index, dark);
  }
  set(size - 8, 8, true);
}

function penalty(grid: boolean[][]): number {
  const size = grid.length;
  const lines = [...grid, ...Array.from({ length: size }, (_, column) => grid.map((row) => row[column]!))];
  let score = 0;
  for (const line of lines) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('');
    for (const run of text.match(/1{5,}|0{5,}/g) ?? []) score += run.length - 2;
    for (let at = 0; at + 11 <= size; at += 1) {
      const part = text.slice(at, at + 11);
      if (part === '10111010000' || part === '00001011101') score += 40;
    }
  }
  for (let row = 0; row + 1 < size; row += 1) {
    for (let column = 0; column + 1 < size; column += 1) {
      const dark = grid[row]![column];
      if (dark === grid[row]![column + 1] && dark === grid[row + 1]![column] && dark === grid[row + 1]![column + 1])
        score += 3;
    }
  }
  const share = grid.flat().filter(Boolean).length / (size * size);
  return score + Math.floor(Math.abs(share * 100 - 50) / 5) * 10;
}
