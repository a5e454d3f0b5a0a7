import { useQuery } from '@tanstack/react-query';
import type { DemoAccount } from '../../../server/api/session.js';
import { http } from '../providers/http.js';

interface Props {
  chosen: string;
  onChoose: (account: DemoAccount) => void;
}

/** One account per role, only where the server offers them (DEMO). Choosing one fills in the account. */
export function DemoAccounts({ chosen, onChoose }: Props) {
  const { data = [] } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => http<DemoAccount[]>('/api/demo-accounts', { signal }),
    retry: false,
  });
  if (!Array.isArray(data) || data.length === 0) return null;
  return (
    <section aria-label="演示账号">
      <h3>演示账号</h3>
      <p className="muted small">点一个填入账号；密码在启动信息和说明里。</p>
      <div className="demo-accounts">
        {data.map((account) => (
          <button
            key={account.username}
            type="button"
            aria-pressed={chosen === account.username}
            onClick={() => onChoose(account)}
          >
            <b>{account.displayName}</b>
            <span>
              {account.unitName} <span className="muted">{account.roleNames.join('、')}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
