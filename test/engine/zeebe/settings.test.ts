import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '../../../server/engine/zeebe/create-client.js';
import { exporterSettings } from '../../../server/engine/zeebe/exporter-settings.js';
import { openZeebeEngine } from '../../../server/engine/zeebe/open-zeebe-engine.js';
import { readAddress } from '../../../server/engine/zeebe/read-address.js';
import { recordsToken } from '../../../server/engine/zeebe/records-token.js';
import { ZeebeSettingError } from '../../../server/engine/zeebe/zeebe-setting-error.js';
import { projectRoot } from '../../../server/shared/project-root.js';
import { freePort, startServer } from '../../support/running-server.js';

describe('what the operator sets', () => {
  it.each([
    ['localhost:26500', { hostAndPort: 'localhost:26500', secure: false }],
    ['zeebe.example', { hostAndPort: 'zeebe.example:26500', secure: false }],
    ['http://10.0.0.5:1234/', { hostAndPort: '10.0.0.5:1234', secure: false }],
    ['https://zeebe.example:443', { hostAndPort: 'zeebe.example:443', secure: true }],
    ['grpcs://zeebe.example', { hostAndPort: 'zeebe.example:26500', secure: true }],
    ['[::1]:26500', { hostAndPort: '[::1]:26500', secure: false }],
  ])('address %s', (address, read) => {
    expect(readAddress(address)).toEqual(read);
  });

  it('an address that is none, or a client that is none, is refused', async () => {
    expect(() => readAddress('')).toThrow('is no host:port');
    expect(() => readAddress('a:b:c')).toThrow('is no host:port');
    await expect(createClient('zbctl', { address: 'localhost' })).rejects.toThrow('none of zeebe-node, sdk');
  });

  it('the token is made once for a data folder, and only its owner may read it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kuaiban-token-'));
    try {
      const token = recordsToken(folder);
      expect(token.length).toBeGreaterThanOrEqual(32);
      expect(recordsToken(folder)).toBe(token);
      expect(statSync(join(folder, 'zeebe-records.token')).mode & 0o077).toBe(0);
      expect(recordsToken(join(folder, 'another'))).not.toBe(token);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('the broker is told where to post and with which token, and to leave out what nobody reads', () => {
    const settings = exporterSettings({ url: 'http://127.0.0.1:9280', token: 'secret-of-this-test' }, { bulkSize: 7 });
    const of = (name: string) => settings[`ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_${name}`];
    expect([
      of('ARGS_URL'),
      of('ARGS_AUTHENTICATION_PASSWORD'),
      of('ARGS_BULK_SIZE'),
      of('ARGS_INDEX_COMMAND'),
    ]).toEqual(['http://127.0.0.1:9280', 'secret-of-this-test', '7', 'false']);
  });

  it('a port for records that is taken stops the start with one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const opened = openZeebeEngine({ address: 'localhost:1', records: { port, token: 't' }, now: () => 0 });
      await expect(opened).rejects.toThrow(ZeebeSettingError);
      await expect(opened).rejects.toThrow(/ZEEBE_RECORDS_PORT/);
    } finally {
      other.close();
    }
  });
});

it('a client package that is not installed stops the start of the server with one sentence', async () => {
  const preload = pathToFileURL(join(projectRoot, 'dist/test/engine/zeebe/without-the-sdk.js')).href;
  const started = startServer({
    nodeArguments: ['--import', preload],
    env: { ZEEBE_ADDRESS: '127.0.0.1:1', ZEEBE_CLIENT: 'sdk', ZEEBE_RECORDS_PORT: String(await freePort()) },
  });
  const said = await started.then(
    () => 'it started',
    (error: Error) => error.message,
  );
  const [first, ...lines] = said.trim().split('\n');
  expect(first).toBe('The server ended with 1:');
  expect(lines).toEqual([expect.stringMatching(/ZEEBE_CLIENT=sdk 要用的 @camunda8\/sdk 没有安装.*zeebe-node/)]);
});

it('the SDK says nothing on the console of a server that has ZEEBE_ADDRESS set', async () => {
  const said: unknown[][] = [];
  const spies = (['log', 'warn', 'error', 'info'] as const).map((name) => {
    const before = console[name];
    console[name] = (...words: unknown[]) => void said.push(words);
    return () => void (console[name] = before);
  });
  const before = process.env.ZEEBE_ADDRESS;
  process.env.ZEEBE_ADDRESS = 'http://127.0.0.1:1';
  try {
    const client = await createClient('sdk', { address: process.env.ZEEBE_ADDRESS });
    await client.call('topology', {}).catch(() => {});
    await client.close();
    expect(said).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.ZEEBE_ADDRESS;
    else process.env.ZEEBE_ADDRESS = before;
    for (const restore of spies) restore();
  }
});
