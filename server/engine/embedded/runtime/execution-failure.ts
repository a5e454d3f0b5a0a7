/** Zeebe's error types of incidents, those this engine raises. */
export type IncidentType =
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'UNHANDLED_ERROR_EVENT'
  | 'UNKNOWN';

/** Why an element instance cannot go on. It becomes an incident that keeps the instance where it is, never an exception. */
export class ExecutionFailure extends Error {
  constructor(
    readonly type: IncidentType,
    message: string,
  ) {
    super(message);
    this.name = 'ExecutionFailure';
  }
}
