/**
 * Tables of the engine's own file. Working tables hold what is alive; a finished instance leaves them at once, and only
 * `record_batch` remembers it. Columns `extra` and `variables` are small JSON documents of one element instance.
 */
export const SCHEMA = `
create table if not exists meta(name text primary key, value) without rowid;
create table if not exists definition(
  key integer primary key, bpmn_process_id text not null, version integer not null, resource_name text not null,
  checksum text not null, content text not null, model text not null);
create table if not exists start_subscription(
  key integer primary key, definition integer not null, element integer not null, message_name text not null);
create table if not exists element_instance(
  key integer primary key, process_instance integer not null, parent integer not null, definition integer not null,
  element integer not null, kind integer not null, state integer not null, children integer not null,
  flows integer not null, loop_counter integer not null, job integer not null, incident integer not null,
  variables text, extra text);
create index if not exists element_instance_parent on element_instance(parent);
create table if not exists job(
  key integer primary key, element_instance integer not null, process_instance integer not null,
  definition integer not null, element integer not null, type text not null, retries integer not null,
  state integer not null, due integer not null, worker text not null, headers text not null, incident integer not null);
create index if not exists job_ready on job(type, key) where state = 0;
create index if not exists job_due on job(due) where state in (1, 3);
create table if not exists timer(
  key integer primary key, element_instance integer not null, process_instance integer not null,
  definition integer not null, target integer not null, due integer not null, repetitions integer not null,
  cycle text);
create index if not exists timer_due on timer(due, key);
create index if not exists timer_instance on timer(element_instance);
create table if not exists subscription(
  key integer primary key, element_instance integer not null, process_instance integer not null,
  definition integer not null, target integer not null, bpmn_process_id text not null, message_name text not null,
  correlation_key text not null, interrupting integer not null);
create index if not exists subscription_message on subscription(message_name, correlation_key, element_instance);
create index if not exists subscription_instance on subscription(element_instance);
create table if not exists message(
  key integer primary key, name text not null, correlation_key text not null, message_id text not null,
  time_to_live integer not null, deadline integer not null, variables text not null);
create index if not exists message_name on message(name, correlation_key, key);
create index if not exists message_deadline on message(deadline);
create table if not exists message_correlation(
  message integer not null, bpmn_process_id text not null, primary key(message, bpmn_process_id)) without rowid;
create table if not exists start_lock(
  bpmn_process_id text not null, correlation_key text not null, process_instance integer not null,
  primary key(bpmn_process_id, correlation_key)) without rowid;
create table if not exists signal_subscription(
  key integer primary key, element_instance integer not null, process_instance integer not null,
  definition integer not null, target integer not null, signal_name text not null);
create index if not exists signal_subscription_name on signal_subscription(signal_name);
create index if not exists signal_subscription_instance on signal_subscription(element_instance);
create table if not exists compensation(
  key integer primary key, process_instance integer not null, definition integer not null, activity integer not null,
  activity_instance integer not null, scope integer not null, handler integer not null,
  throw_instance integer not null, throw_element integer not null, handler_instance integer not null);
create index if not exists compensation_process on compensation(process_instance);
create table if not exists incident(
  key integer primary key, element_instance integer not null, process_instance integer not null,
  definition integer not null, element integer not null, job integer not null, type text not null,
  message text not null);
create table if not exists record_batch(
  first_position integer primary key, last_position integer not null, written_at integer not null,
  records text not null);
`;

/** Raised when a table is added, or when the meaning of tables or of stored models changes. */
export const SCHEMA_VERSION = 2;
