import { Button, CssBaseline } from '@mui/material';
import { useRef, useState, type FormEvent } from 'react';
import { useLogin } from 'react-admin';
import { sentenceOf } from '../providers/api-error.js';
import { Field } from '../ui/Field.js';
import { Note } from '../ui/Note.js';
import { useDocumentTitle } from '../ui/use-document-title.js';
import { BrandMark } from './BrandMark.js';
import { DemoAccounts } from './DemoAccounts.js';
import './login-page.css';

/** Account and password; the refusal is the server's sentence beside the button. */
export function LoginPage() {
  useDocumentTitle('登录');
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await login({ username: username.trim(), password });
    } catch (reason) {
      setError(sentenceOf(reason));
      setBusy(false);
    }
  };
  return (
    <div className="login">
      <CssBaseline />
      <div className="login-about">
        <h1>
          <BrandMark />
          快办
        </h1>
        <p className="purpose">
          人社“一件事”打包办
          <br />
          “体验、反馈、整改、评价”闭环平台
        </p>
        <p className="muted small">
          申请人办事、查进度、评价，请到<a href="/portal">办事大厅</a>，无需账号。
        </p>
      </div>
      <div className="login-card">
        <h1>登录</h1>
        <form onSubmit={(event) => void submit(event)}>
          <Field
            label="账号"
            name="username"
            autoComplete="username"
            value={username}
            onChange={setUsername}
            required
            autoFocus
          />
          <Field
            label="密码"
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            required
            inputRef={passwordField}
          />
          {error && <Note tone="bad">{error}</Note>}
          <Button type="submit" variant="contained" disabled={isBusy || !username || !password}>
            {isBusy ? '正在登录…' : '登录'}
          </Button>
        </form>
        <p className="muted small">忘记密码请找本单位管理员重置。登录和查看均记入台账。</p>
        <DemoAccounts
          chosen={username}
          onChoose={(account) => {
            setUsername(account.username);
            passwordField.current?.focus();
          }}
        />
      </div>
    </div>
  );
}
