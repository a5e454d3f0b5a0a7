import { z } from 'zod';
import { Download, route, type Route } from '../../http/route.js';
import { checkLedger } from './check-ledger.js';
import { exportLedger } from './export-ledger.js';
import { findLedgerEvents } from './find-ledger-events.js';
import { ledgerCheckSchema, ledgerQuerySchema, ledgerRowSchema } from './ledger-schemas.js';

const TAG = '台账';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The ledger: read, export, check (server/api/admin.ts). */
export function createLedgerRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/ledger',
      summary: '台账',
      tag: TAG,
      access: 'ledger.read',
      query: ledgerQuerySchema,
      answer: z.object({ items: z.array(ledgerRowSchema), total: z.number() }),
      handle: ({ context, query }) => findLedgerEvents(context.db, context.actor, query),
    }),
    route({
      method: 'get',
      path: '/ledger/export',
      summary: '导出台账',
      tag: TAG,
      access: 'ledger.read',
      query: ledgerQuerySchema,
      handle: ({ context, query }) =>
        Promise.resolve(new Download('台账.xlsx', XLSX, exportLedger(context.db, context.actor, query))),
    }),
    route({
      method: 'post',
      path: '/ledger/check',
      summary: '核对台账',
      tag: TAG,
      access: 'ledger.read',
      answer: ledgerCheckSchema,
      handle: ({ context }) => checkLedger(context.db),
    }),
  ];
}
