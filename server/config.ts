import { resolve } from 'node:path';
import { z } from 'zod';
import type { ZeebeSettings } from './engine/open-engine.js';
import { movableClock, systemClock, type Clock, type MovableClock } from './shared/clock.js';
import { LOG_LEVELS } from './shared/log.js';
import { projectRoot } from './shared/project-root.js';

/** A value of the environment that the server cannot start with; one sentence in Chinese and English. */
export class ConfigError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ConfigError';
  }
}

const flag = (text: string) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'], { error: text })
    .transform((value) => ['on', 'true', '1'].includes(value));

const whole = (text: string, min: number, max: number, byDefault: number) =>
  z.coerce
    .number({ error: text })
    .int({ error: text })
    .min(min, { error: text })
    .max(max, { error: text })
    .default(byDefault);

/** Each message says what is wanted, in Chinese and in English. */
const environment = z.object({
  PORT: whole('应为 0 到 65535 的整数 / must be a whole number from 0 to 65535', 0, 65535, 3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DEMO: flag('应为 on 或 off / must be on or off').default(true),
  ENGINE_HISTORY_DAYS: whole('应为 1 到 3650 的整数 / must be a whole number from 1 to 3650', 1, 3650, 30),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: '应为完整网址，如 https://kuaiban.example / must be a full address' })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `应为 ${LOG_LEVELS.join('、')} 之一 / must be one of these` }).default('info'),
  COOKIE_SECURE: flag('应为 on 或 off / must be on or off').optional(),
  TRUSTED_PROXIES: whole('应为 0 到 10 的整数 / must be a whole number from 0 to 10', 0, 10, 0),
  TEST_CLOCK: z.iso
    .datetime({
      offset: true,
      error: '应为带时区的时间，如 2026-11-25T09:00:00+08:00 / must be a moment with its offset',
    })
    .optional(),
  ZEEBE_ADDRESS: z
    .string()
    .regex(/^(https?:\/\/)?[\w.-]+(:\d{1,5})?$/, '应为 主机:端口，如 localhost:26500 / must be host:port')
    .optional(),
  ZEEBE_CLIENT: z
    .enum(['zeebe-node', 'sdk'], { error: '应为 zeebe-node 或 sdk / must be zeebe-node or sdk' })
    .default('zeebe-node'),
  ZEEBE_RECORDS_HOST: z.string().min(1).default('127.0.0.1'),
  ZEEBE_RECORDS_PORT: whole('应为 1 到 65535 的整数 / must be a whole number from 1 to 65535', 1, 65535, 9280),
  ZEEBE_RECORDS_TOKEN: z.string().min(16, '至少 16 个字符 / at least 16 characters').optional(),
  NODE_ENV: z.string().optional(),
});

/** Everything that the environment decides. */
export interface Config {
  port: number;
  /** Address to listen on. Only this machine, unless set: then a proxy or a firewall is the operator's business. */
  host: string;
  /** Absolute path of the folder that holds everything the product keeps. */
  dataDir: string;
  /** Demo units and accounts at the first start, and shown on the sign-in page. */
  demo: boolean;
  /** Days that the engine keeps the records of what was projected. */
  engineHistoryDays: number;
  /** The address people use, where it differs from host and port. */
  publicUrl: string | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
  /** The session cookie is sent over https only; on by itself when PUBLIC_URL is https. */
  cookieSecure: boolean;
  /** Reverse proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number;
  clock: Clock;
  /** The same clock, where it may be moved while the server runs: with TEST_CLOCK, on this machine only, never in production. */
  testClock: MovableClock | null;
  /** A Zeebe cluster runs the diagrams; undefined: the embedded engine does. */
  zeebe: ZeebeSettings | undefined;
}

/** Addresses that only this machine reaches. */
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * The configuration from the environment; an empty variable counts as not set. Throws ConfigError with one sentence on the first
 * bad value.
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0]);
    throw new ConfigError(`环境变量 ${name}=${String(given[name])} 不对：${issue?.message ?? ''}`);
  }
  const env = result.data;
  if (env.TEST_CLOCK !== undefined && env.NODE_ENV === 'production') {
    throw new ConfigError(
      '环境变量 TEST_CLOCK 只用于试验，生产环境不能设置 / TEST_CLOCK is for trials only and refused in production',
    );
  }
  if (env.TEST_CLOCK !== undefined && !LOOPBACK.includes(env.HOST)) {
    throw new ConfigError(
      `环境变量 TEST_CLOCK 只能在只对本机开放时使用，HOST 现为 ${env.HOST} / TEST_CLOCK needs a HOST that only this machine reaches`,
    );
  }
  const testClock = env.TEST_CLOCK === undefined ? null : movableClock(new Date(env.TEST_CLOCK));
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(projectRoot, env.DATA_DIR),
    demo: env.DEMO,
    engineHistoryDays: env.ENGINE_HISTORY_DAYS,
    publicUrl: env.PUBLIC_URL,
    logLevel: env.LOG_LEVEL,
    cookieSecure: env.COOKIE_SECURE ?? env.PUBLIC_URL?.startsWith('https:') ?? false,
    trustedProxies: env.TRUSTED_PROXIES,
    clock: testClock ?? systemClock,
    testClock,
    zeebe:
      env.ZEEBE_ADDRESS === undefined
        ? undefined
        : {
            address: env.ZEEBE_ADDRESS,
            client: env.ZEEBE_CLIENT,
            recordsHost: env.ZEEBE_RECORDS_HOST,
            recordsPort: env.ZEEBE_RECORDS_PORT,
            recordsToken: env.ZEEBE_RECORDS_TOKEN,
          },
  };
}
