import { inflateRawSync } from 'node:zlib';

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
const END_SIZE = 22;
const DEFLATED = 8;

/** The files of a ZIP archive by name, as an office document is one; no encryption, no ZIP64. Throws for what is no archive. */
export function readZip(archive: Buffer): Map<string, Buffer> {
  let end = archive.length - END_SIZE;
  while (end >= 0 && archive.readUInt32LE(end) !== END_OF_CENTRAL) end -= 1;
  if (end < 0) throw new Error('Expected a ZIP archive');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error(`Expected an entry at ${at}`);
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameSize);
    const local = archive.readUInt32LE(at + 42);
    // the local header repeats name and extra field, not always with the same sizes
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    files.set(name, archive.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(content) : content);
    at += 46 + nameSize + extraSize + commentSize;
  }
  return files;
}

/** The text of a Word document, paragraph by paragraph. */
export function wordText(docx: Buffer): string {
  const body = readZip(docx).get('word/document.xml')?.toString('utf8') ?? '';
  return [...body.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n');
}
