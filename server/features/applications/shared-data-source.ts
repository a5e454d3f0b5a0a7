import type { Tx } from '../../db.js';

/** One question to one source about one application. */
export interface SharedDataRequest {
  applicationId: string;
  source: string;
  /** As in the catalogue: `id-card-photo` */
  dataElement: string;
  /** Signed ID number of the applicant, as stored in the application. */
  idNumberHash: string | null;
}

export type SharedDataAnswer = { found: true; sourceText: string } | { found: false; reason: string };

/**
 * Port to the data other authorities share (R133). It is asked inside a job's transaction, so an adapter answers from what the
 * exchange has already delivered here, never over a network.
 */
export interface SharedDataSource {
  fetch(tx: Tx, request: SharedDataRequest): Promise<SharedDataAnswer>;
}

/** One delivered fact: of this person, this data element can be had from this source. */
export interface SharedDataRow {
  source: string;
  dataElement: string;
  idNumberHash: string;
}

/** The local adapter: looks up a table of delivered facts. */
export function tableSharedData(rows: readonly SharedDataRow[]): SharedDataSource {
  return {
    fetch(_tx, { source, dataElement, idNumberHash }) {
      const found = rows.some(
        (row) => row.source === source && row.dataElement === dataElement && row.idNumberHash === idNumberHash,
      );
      return Promise.resolve(
        found
          ? { found: true, sourceText: `已从“${source}”取得，无需提交` }
          : { found: false, reason: '该来源没有这位申请人的数据' },
      );
    },
  };
}
