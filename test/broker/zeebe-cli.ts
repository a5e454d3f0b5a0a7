import { join, resolve } from 'node:path';
import { recordsToken } from '../../server/engine/zeebe/records-token.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { BROKER_VERSION, brokerCache, fetchBroker, missingForBroker, NoBrokerError } from './fetch-broker.js';
import { startBroker } from './start-broker.js';

// npm run zeebe: a real single broker for a developer, until Ctrl-C. Its data stays for the next time; --clean forgets it. --for-tests: an
// empty one for npm run test:zeebe, whose clock can be moved and whose records leave one by one.

const PORT = Number(process.env.ZEEBE_PORT || 26500);
const RECORDS_PORT = Number(process.env.ZEEBE_RECORDS_PORT || 9280);
const dataDir = resolve(projectRoot, process.env.DATA_DIR || 'data');
/** Records leave the broker this many at a time: few, because a person waits for the inbox. */
const BULK_SIZE = 5;
const forTests = process.argv.includes('--for-tests');

async function run(): Promise<void> {
  const missing = missingForBroker();
  if (missing !== null) throw new NoBrokerError(missing);
  console.log(`[快办] 准备 Zeebe ${BROKER_VERSION}（首次经 Maven 下载约 212 MB，放在 ${brokerCache()}）…`);
  fetchBroker();
  console.log('[快办] 启动 Zeebe（约 10 秒）…');
  const token = process.env.ZEEBE_RECORDS_TOKEN || recordsToken(dataDir);
  const broker = await startBroker({
    port: PORT,
    data: join(brokerCache(), `data-${PORT}${forTests ? '-for-tests' : ''}`),
    clean: forTests || process.argv.includes('--clean'),
    controlledClock: forTests,
    bulkSize: forTests ? 1 : BULK_SIZE,
    records: { url: `http://127.0.0.1:${RECORDS_PORT}`, token },
  });
  const use = forTests
    ? `跑整套用例：ZEEBE_ADDRESS=${broker.address} ZEEBE_MANAGEMENT=${broker.management} ZEEBE_RECORDS_PORT=${RECORDS_PORT} ZEEBE_RECORDS_TOKEN=${token} npm run test:zeebe`
    : `启动快办：ZEEBE_ADDRESS=${broker.address} npm start`;
  console.log(
    [
      `[快办] Zeebe 已就绪（${broker.readyMs} 毫秒），进程 ${broker.pid}，日志 ${broker.logFile}`,
      `  网关 ${broker.address}，记录送往本机端口 ${RECORDS_PORT}`,
      `  另开一个终端${use}`,
      '  按 Ctrl-C 停止',
    ].join('\n'),
  );
  const stop = () => {
    console.log('[快办] 正在停止 Zeebe…');
    void broker.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await broker.ended;
}

try {
  await run();
} catch (error) {
  console.error(error instanceof NoBrokerError ? error.message : error);
  process.exit(1);
}
