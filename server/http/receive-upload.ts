import type { Request, Response } from 'express';
import multer from 'multer';
import { invalidArgument } from '../shared/app-error.js';
import type { UploadedFile } from './route.js';

/** Text fields beside a file are small: a key, an id. */
const FIELD_LIMITS = { fields: 20, fieldSize: 64 * 1024, files: 1, parts: 21 };

const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

/** Reads a multipart request into memory: its one file (field `file`) and its text fields, which become the body. */
export async function receiveUpload(
  request: Request,
  response: Response,
  maxBytes: number,
): Promise<UploadedFile | undefined> {
  const receive = multer({
    storage: multer.memoryStorage(),
    limits: { ...FIELD_LIMITS, fileSize: maxBytes },
    // browsers send the name's bytes in UTF-8 without saying so
    defParamCharset: 'utf8',
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    receive(request, response, (error: unknown) =>
      error === undefined || error === null ? resolve() : reject(refusal(error, maxBytes)),
    );
  });
  const file = request.file;
  return file && { name: lastSegment(file.originalname), content: file.buffer };
}

/** Some browsers send a path; a name is all that is kept. */
const lastSegment = (name: string) => name.split(/[\\/]/).at(-1) || '未命名';

function refusal(error: unknown, maxBytes: number): unknown {
  if (!(error instanceof multer.MulterError)) {
    return invalidArgument(
      `Expected a multipart body: ${error instanceof Error ? error.message : String(error)}`,
      '上传没有完成，请重新选择文件再试',
    );
  }
  if (error.code === 'LIMIT_FILE_SIZE')
    return invalidArgument('Expected a smaller file', `文件不能超过 ${megabytes(maxBytes)}，请压缩后再传`);
  return invalidArgument(`Expected one file in the field "file": ${error.code}`, '一次只能上传一个文件');
}
