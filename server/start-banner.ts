import type { DemoAccount } from './api/session.js';

export interface StartBanner {
  url: string;
  accounts: readonly DemoAccount[];
  /** The demo accounts' password. */
  password: string;
  /** Made at the first start without demo accounts. */
  administrator: { username: string; password: string } | undefined;
  dataDir: string;
}

/** Columns that a text takes in a terminal: Chinese characters take two. */
const widthOf = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** What the server prints once it listens: where to go and who to be. */
export function startBanner({ url, accounts, password, administrator, dataDir }: StartBanner): string {
  const lines = ['', '快办已启动', `  控制台    ${url}/`, `  办事大厅  ${url}/portal`, `  数据目录  ${dataDir}`];
  if (accounts.length > 0) {
    lines.push('', `演示账号（密码均为 ${password}）`);
    for (const { username, displayName, unitName, roleNames } of onePerRole(accounts)) {
      lines.push(`  ${pad(username, 16)}${pad(displayName, 10)}${pad(roleNames.join('、'), 32)}${unitName}`);
    }
  }
  if (administrator)
    lines.push(
      '',
      `系统管理员 ${administrator.username}，密码 ${administrator.password}（只显示这一次，请登录后修改）`,
    );
  lines.push('', '按 Ctrl-C 停止', '');
  return lines.join('\n');
}

/** The first account of each role; the sign-in page shows all. */
function onePerRole(accounts: readonly DemoAccount[]): DemoAccount[] {
  const seen = new Set<string>();
  return accounts.filter(({ roleNames }) => {
    const isNew = roleNames.some((role) => !seen.has(role));
    for (const role of roleNames) seen.add(role);
    return isNew;
  });
}
