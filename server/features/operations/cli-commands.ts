import type { UserView } from '../../api/admin.js';
import type { Page } from '../../api/list.js';
import type { BulkResult, OperationsStatus, OutboxRow, StuckIncident, StuckJob } from '../../api/operations.js';
import { ask } from './cli-ask.js';
import { CliError, EXIT, type CliClient } from './cli-client.js';
import { readSets, USAGE, type CliArguments } from './cli-usage.js';
import * as words from './cli-words.js';

/** What a command answers: the data for --json, the words for people, the exit code. */
export interface CliAnswer {
  data: unknown;
  text: string;
  exitCode: number;
}

type Command = (client: CliClient, args: CliArguments) => Promise<CliAnswer>;

const PAGE_SIZE = 50;

const list =
  <Row>(title: string, path: string, rowWords: (row: Row) => string): Command =>
  async (client, { values }) => {
    const page = Number(values.page ?? 1);
    const query = new URLSearchParams({ page: String(page), pageSize: String(PAGE_SIZE) });
    if (values.q !== undefined) query.set('q', values.q);
    if (values.refused) query.set('state', 'REFUSED');
    if (values['let-go']) query.set('state', 'LET_GO');
    const data = await client.get<Page<Row>>(`${path}?${query.toString()}`);
    return { data, text: words.pageWords(title, data, { page, pageSize: PAGE_SIZE }, rowWords), exitCode: EXIT.OK };
  };

const verb =
  (
    name: string,
    more: (client: CliClient, args: CliArguments) => Promise<object> = () => Promise.resolve({}),
  ): Command =>
  async (client, args) => {
    if (args.ids.length === 0) throw new CliError(EXIT.USAGE, `请写明编号\n\n${USAGE}`);
    const reason = args.values.reason ?? (await ask('理由：', '请用 --reason 写明理由'));
    const body = { ids: args.ids, reason, ...(await more(client, args)) };
    const data = await client.post<BulkResult>(`/api/operations/${name}`, body);
    return { data, text: words.resultWords(data), exitCode: data.refused > 0 ? EXIT.TROUBLE : EXIT.OK };
  };

/** What cannot be taken back is typed out, or confirmed by --yes where nobody can type. */
const confirmed =
  (word: string, what: string) =>
  async (_client: CliClient, { ids, values }: CliArguments): Promise<object> => {
    if (values.yes) return { confirmed: true };
    const typed = await ask(
      `${word} ${ids.length} ${what}。确认请输入“${word}”：`,
      `${what.replace(/^[^，]+，/, '')}，确认请加 --yes`,
    );
    if (typed !== word) throw new CliError(EXIT.USAGE, `没有${word}`);
    return { confirmed: true };
  };

async function toPerson(client: CliClient, { values }: CliArguments): Promise<object> {
  const username = values.to ?? (await ask('交给（账号）：', '请用 --to 写明交给谁的账号'));
  const { items } = await client.get<Page<UserView>>(`/api/users?q=${encodeURIComponent(username)}&pageSize=200`);
  const person = items.find((user) => user.username === username);
  if (!person) throw new CliError(EXIT.USAGE, `没有账号“${username}”`);
  return { userId: person.id };
}

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  status: async (client) => {
    const data = await client.get<OperationsStatus>('/api/operations/status');
    return { data, text: words.statusWords(data), exitCode: data.ok ? EXIT.OK : EXIT.TROUBLE };
  },
  incidents: list<StuckIncident>('异常', '/api/operations/incidents', words.incidentWords),
  stuck: list<StuckJob>('卡住的环节', '/api/operations/stuck-jobs', words.stuckJobWords),
  outbox: list<OutboxRow>('待处理的指令', '/api/operations/outbox', words.outboxWords),
  retry: verb('retry'),
  resolve: verb('resolve', (_client, { values }) =>
    Promise.resolve(values.set ? { variables: readSets(values.set) } : {}),
  ),
  'hand-over': verb('hand-over', toPerson),
  cancel: verb('cancel', confirmed('停止', '个流程，停止后不能恢复')),
  resend: verb('resend'),
  drop: verb('drop', confirmed('放弃', '条指令，放弃后流程收不到')),
};
