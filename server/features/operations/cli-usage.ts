import { parseArgs } from 'node:util';
import { CliError, EXIT } from './cli-client.js';

export const USAGE = `用法：npm run ops -- <命令> [编号…] [选项]

查看
  status                      运行状态
  incidents                   异常
  stuck                       卡住的环节
  outbox [--refused|--let-go] 待发送的指令；--refused 只看被拒绝的，--let-go 看已放弃的
办理（一个或多个编号，编号见各列表第一列）
  retry 编号… --reason 理由                    重试
  resolve 编号… --reason 理由 [--set 名称=值]  解除，缺的值用 --set 补上
  hand-over 编号… --to 账号 --reason 说明      交人跟进
  cancel 编号… --reason 理由 --yes             停止流程，不能恢复
  resend 编号… --reason 理由                   重发指令
  drop 编号… --reason 理由 --yes               放弃被拒绝的指令，流程收不到它
选项
  --q 文字  --page 页码  --json  --help

登录：环境变量 KUAIBAN_USER、KUAIBAN_PASSWORD，没有时在终端询问；密码不能写在命令行里
地址：环境变量 KUAIBAN_URL，默认 http://localhost:3000（或 PORT）
退出码：0 办成或一切正常；1 有问题或有没办成的；2 用法不对；3 没有登录或无权；4 没有连上服务器`;

/** What was asked for on the command line. */
export function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        to: { type: 'string' },
        set: { type: 'string', multiple: true },
        q: { type: 'string' },
        page: { type: 'string' },
        'let-go': { type: 'boolean' },
        refused: { type: 'boolean' },
        yes: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [command, ...ids] = positionals;
    return { command, ids, values };
  } catch {
    throw new CliError(EXIT.USAGE, USAGE);
  }
}
export type CliArguments = ReturnType<typeof readArguments>;

/** `decision=GRANT` as the server wants it; true, false and whole numbers are what they say. */
export function readSets(sets: readonly string[]): Record<string, string | number | boolean> {
  return Object.fromEntries(
    sets.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new CliError(EXIT.USAGE, `--set 应写成 名称=值，现为 ${text}`);
      return [text.slice(0, at), valueOf(text.slice(at + 1))];
    }),
  );
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
