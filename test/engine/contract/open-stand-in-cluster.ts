import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../broker/free-ports.js';
import { openStandIn } from '../../broker/stand-in/open-stand-in.js';
import { openCluster, type Cluster } from './cluster.js';

const TOKEN = 'token-of-this-test-run';
/** Keys of the fifth partition are beyond 2^53. */
const PARTITIONS = 5;

/** A stand-in of this process, on a clock that is moved by hand, joined as a cluster is. It is no Zeebe. */
export async function openStandInCluster(client = 'zeebe-node'): Promise<Cluster> {
  const data = mkdtempSync(join(tmpdir(), 'kuaiban-stand-in-'));
  const port = await freePorts(1);
  const records = { url: `http://127.0.0.1:${port}`, token: TOKEN };
  const standIn = await openStandIn({ data, records, controlledClock: true, partitions: PARTITIONS });
  const { address, management } = standIn;
  const cluster = await openCluster({ address, client, management, records: { port, token: TOKEN } });
  return {
    ...cluster,
    async close() {
      await cluster.close();
      await standIn.close();
      rmSync(data, { recursive: true });
    },
  };
}
