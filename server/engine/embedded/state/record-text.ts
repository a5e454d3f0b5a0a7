import type { PackedRecord, Place } from './packed-record.js';

/** Intents by the number they are stored as; new ones are added at the end. */
const INTENTS = [
  'ELEMENT_ACTIVATING',
  'ELEMENT_ACTIVATED',
  'ELEMENT_COMPLETING',
  'ELEMENT_COMPLETED',
  'ELEMENT_TERMINATING',
  'ELEMENT_TERMINATED',
  'CREATED',
  'UPDATED',
  'COMPLETED',
  'CANCELED',
  'TRIGGERED',
  'RESOLVED',
] as const;
const NUMBER_OF = new Map<string, number>(INTENTS.map((intent, number) => [intent, number]));

/** A record as its text says it: a number instead of a known intent, and of a place that lies in the same process instance as the last. */
type WrittenRecord = (string | number | unknown[])[];

const PLACE_OF_FLOW = 2;
const PLACE = 3;
const INTENT = 2;

/**
 * Writes records as text. Most of the cost of a record is its size, so a place is written in full only when definition or process
 * instance differ from the record before; a row of records begins with `startRow`.
 */
export class RecordText {
  private definition = 0;
  private processInstance = 0;

  /** The next place is written in full: what came before it stands in another row, or is not kept. */
  startRow(): void {
    this.definition = 0;
  }

  write(record: PackedRecord): string {
    switch (record[0]) {
      case 'E': {
        const [, key, intent, place, kind, parent, caller] = record;
        return `["E",${key},${intentText(intent)},${this.placeText(place)},${kind},${parent},${caller}]`;
      }
      case 'F':
        return `["F",${record[1]},${this.placeText(record[2])},${JSON.stringify(record[3])}]`;
      case 'O':
        return JSON.stringify(record);
      default: {
        const [kind, key, intent, place, ...more] = record;
        const rest = JSON.stringify(more).slice(1);
        return `["${kind}",${key},${intentText(intent)},${this.placeText(place)},${rest}`;
      }
    }
  }

  private placeText([definition, processInstance, element]: Place): string {
    if (definition === this.definition && processInstance === this.processInstance) return String(element);
    this.definition = definition;
    this.processInstance = processInstance;
    return `[${definition},${processInstance},${element}]`;
  }
}

const intentText = (intent: string): string => {
  const number = NUMBER_OF.get(intent);
  return number === undefined ? JSON.stringify(intent) : String(number);
};

/** Reads a row of records; rows of earlier versions, with every intent and place in full, too. */
export function readRecordText(text: string): PackedRecord[] {
  const records = JSON.parse(text) as WrittenRecord[];
  let last: Place = [0, 0, 0];
  for (const record of records) {
    if (record[0] === 'O') continue;
    const at = record[0] === 'F' ? PLACE_OF_FLOW : PLACE;
    const place = record[at];
    if (typeof place === 'number') record[at] = [last[0], last[1], place];
    else last = place as Place;
    const intent = record[INTENT];
    if (record[0] !== 'F' && typeof intent === 'number') record[INTENT] = INTENTS[intent] ?? String(intent);
  }
  return records as PackedRecord[];
}
