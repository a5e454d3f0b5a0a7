/** What a file is by its first bytes; its name is only a claim. */
const SIGNATURES: { type: string; extension: string; bytes: number[] }[] = [
  { type: 'application/pdf', extension: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', extension: 'jpg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', extension: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** Content type and extension of PDF, JPEG and PNG content; null for anything else. */
export function detectContentType(content: Buffer): { type: string; extension: string } | null {
  return SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte)) ?? null;
}
