/** One record of the stream: Zeebe's record, trimmed to what the product reads. Value types and intents are Zeebe's names. */
export interface EngineRecord {
  partitionId: number;
  /** Strictly rising within a partition; (partitionId, position) identifies a record for ever. */
  position: number;
  /** Epoch milliseconds on the engine's clock. */
  timestamp: number;
  key: string;
  valueType:
    | 'PROCESS'
    | 'PROCESS_INSTANCE'
    | 'VARIABLE'
    | 'JOB'
    | 'INCIDENT'
    | 'TIMER'
    | 'MESSAGE'
    | 'PROCESS_MESSAGE_SUBSCRIPTION'
    | 'MESSAGE_START_EVENT_SUBSCRIPTION'
    | 'SIGNAL'
    | 'SIGNAL_SUBSCRIPTION'
    | 'ESCALATION'
    | 'COMPENSATION_SUBSCRIPTION'
    | 'PROCESS_INSTANCE_MODIFICATION'
    | 'USER_TASK'
    | 'PROCESS_EVENT';
  intent: string;
  value: Record<string, unknown>;
}
