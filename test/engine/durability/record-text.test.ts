import type { PackedRecord } from '../../../server/engine/embedded/state/packed-record.js';
import { readRecordText, RecordText } from '../../../server/engine/embedded/state/record-text.js';

/** Records of three commands in two process instances, of every kind. */
const RECORDS: PackedRecord[] = [
  ['V', 4, 'CREATED', [1, 3, -1], 3, '事项“一”', { 'a"b': [1.5, null, true] }],
  ['E', 3, 'ELEMENT_ACTIVATING', [1, 3, 0], 0, 0, 0],
  ['E', 3, 'ELEMENT_ACTIVATED', [1, 3, 0], 0, 0, 17],
  ['F', 8, [1, 3, 3], 'flow "1"'],
  ['O', 9, 'MESSAGE', 'PUBLISHED', { name: 'm', variables: { x: 1 } }],
  ['J', 11, 'CREATED', [1, 3, 2], 9, 'type', 3, '{"k":"v"}', { jobKind: 'EXECUTION_LISTENER' }],
  ['T', 12, 'TRIGGERED', [1, 7, 9], 96, 1796054652222, -1],
  ['I', 13, 'RESOLVED', [1, 7, 2], 9, 0, 'JOB_NO_RETRIES', 'a message\nof two lines'],
  ['S', 14, 'CORRELATED', [2, 7, 2], 9, { messageName: 'm' }],
  ['E', 20, 'ELEMENT_TERMINATED', [2, 7, 1], 1, 7, 0],
];

const written = (records: PackedRecord[], text = new RecordText()): string => {
  text.startRow();
  return `[${records.map((record) => text.write(record)).join(',')}]`;
};

describe('the text of records', () => {
  test('is read back as it was written, of every kind', () => {
    expect(readRecordText(written(RECORDS))).toEqual(RECORDS);
  });

  test('of each row can be read alone, wherever the row begins', () => {
    const text = new RecordText();
    for (let from = 0; from < RECORDS.length; from++) {
      expect(readRecordText(written(RECORDS.slice(from), text))).toEqual(RECORDS.slice(from));
    }
  });

  test('says a place and a known intent in full only once', () => {
    expect(written(RECORDS.slice(1, 4))).toBe('[["E",3,0,[1,3,0],0,0,0],["E",3,1,0,0,0,17],["F",8,3,"flow \\"1\\""]]');
  });

  test('of earlier versions, which says everything in full, is read too', () => {
    expect(readRecordText(JSON.stringify(RECORDS))).toEqual(RECORDS);
  });
});
