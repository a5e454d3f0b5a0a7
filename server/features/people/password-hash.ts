import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** log2 of the number of rounds; 15 takes 32 MB and some 60 ms. Stored with each hash, so that it can be raised later. */
const LOG_ROUNDS = 15;
const BLOCK_SIZE = 8;
const PARALLEL = 1;
const KEY_BYTES = 32;

const derive = (password: string, salt: Buffer, bytes: number, options: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

const optionsOf = (logRounds: number, blockSize: number, parallel: number): ScryptOptions => ({
  N: 2 ** logRounds,
  r: blockSize,
  p: parallel,
  maxmem: 256 * 2 ** logRounds * blockSize,
});

/** `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`, salt and key in base64url. */
export async function hashPassword(password: string, logRounds = LOG_ROUNDS): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, optionsOf(logRounds, BLOCK_SIZE, PARALLEL));
  return ['scrypt', logRounds, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Stands in for the hash of an account that does not exist, so that looking for it takes as long. No password matches it. */
const NOBODY = `scrypt$${LOG_ROUNDS}$${BLOCK_SIZE}$${PARALLEL}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(KEY_BYTES).toString('base64url')}`;

/** Whether the password made this hash; in constant time for a given cost. Pass undefined for an unknown account. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, logRounds, blockSize, parallel, salt = '', key = ''] = (hash ?? NOBODY).split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    expected.length,
    optionsOf(Number(logRounds), Number(blockSize), Number(parallel)),
  );
  return timingSafeEqual(expected, given) && hash !== undefined;
}
