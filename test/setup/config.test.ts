import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../server/config.js';
import { projectRoot } from '../../server/shared/project-root.js';

describe('the configuration', () => {
  it('needs nothing: this machine only, demo on, data in the project', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: `${projectRoot}/data`,
      demo: true,
      cookieSecure: false,
      engineHistoryDays: 30,
      logLevel: 'info',
    });
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '', ZEEBE_ADDRESS: '' }).port).toBe(3000);
  });

  it('sends the cookie over https only where people come by https', () => {
    expect(readConfig({ PUBLIC_URL: 'https://kuaiban.example' }).cookieSecure).toBe(true);
    expect(readConfig({ PUBLIC_URL: 'http://kuaiban.example' }).cookieSecure).toBe(false);
    expect(readConfig({ PUBLIC_URL: 'https://kuaiban.example', COOKIE_SECURE: 'off' }).cookieSecure).toBe(false);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'eighty'],
    ['DEMO', 'maybe'],
    ['ENGINE_HISTORY_DAYS', '0'],
    ['PUBLIC_URL', 'kuaiban'],
    ['LOG_LEVEL', 'loud'],
    ['TEST_CLOCK', 'tomorrow'],
    ['ZEEBE_ADDRESS', 'zeebe 26500'],
    ['ZEEBE_CLIENT', 'other'],
    ['ZEEBE_RECORDS_PORT', '0'],
    ['ZEEBE_RECORDS_TOKEN', 'short'],
  ])('refuses %s=%s with one sentence in Chinese and English that names it', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^环境变量 ${name}=${value} 不对：.+ / .+$`));
  });

  it('takes a Zeebe cluster by its address; records come to a port of this machine unless told otherwise', () => {
    expect(readConfig({}).zeebe).toBeUndefined();
    expect(readConfig({ ZEEBE_ADDRESS: 'zeebe:26500' }).zeebe).toEqual({
      address: 'zeebe:26500',
      client: 'zeebe-node',
      recordsHost: '127.0.0.1',
      recordsPort: 9280,
      recordsToken: undefined,
    });
  });

  it('moves the clock for trials, never in production', () => {
    const { clock } = readConfig({ TEST_CLOCK: '2030-01-02T03:04:05+08:00' });
    expect(clock.now().toISOString().slice(0, 16)).toBe('2030-01-01T19:04');
    expect(() => readConfig({ TEST_CLOCK: '2030-01-02T03:04:05+08:00', NODE_ENV: 'production' })).toThrow(
      '生产环境不能设置',
    );
  });

  it('has no clock that can be moved unless asked for, and none where others than this machine come in', () => {
    const TEST_CLOCK = '2030-01-02T03:04:05+08:00';
    expect(readConfig({}).testClock).toBeNull();
    const { clock, testClock } = readConfig({ TEST_CLOCK, HOST: '::1' });
    testClock?.moveTo(new Date('2030-03-01T09:00:00+08:00'));
    expect(clock.now().toISOString().slice(0, 16)).toBe('2030-03-01T01:00');
    expect(() => testClock?.moveTo(new Date('2030-02-28T09:00:00+08:00'))).toThrow(RangeError);
    for (const HOST of ['0.0.0.0', '::', '192.0.2.7'])
      expect(() => readConfig({ TEST_CLOCK, HOST })).toThrow('只能在只对本机开放时使用');
  });
});
