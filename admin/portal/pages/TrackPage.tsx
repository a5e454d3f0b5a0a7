import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Note } from '../parts/Notes';
import { Shell } from '../parts/Shell';
import { portalApi, remembered, type PortalError } from '../portal-api';

/** Look up an application by number and the last four digits of the phone, without an account (R123). */
export function TrackPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [number, setNumber] = useState(params.get('number') ?? '');
  const [digits, setDigits] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { id, trackToken } = await portalApi.track(number.trim().toUpperCase(), digits.trim());
      remembered.track(id, trackToken);
      void navigate(`/progress/${id}`);
    } catch (problem) {
      setError((problem as PortalError).message);
      setBusy(false);
    }
  };

  return (
    <Shell
      title="查进度"
      back="/"
      bar={
        <button type="submit" form="track" className="button primary" disabled={busy}>
          {busy ? '正在查询…' : '查询'}
        </button>
      }
    >
      <form id="track" className="panel stack" onSubmit={(event) => void submit(event)}>
        <label>
          办件编号
          <input
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            placeholder="如 SY-2026-000001"
            autoComplete="off"
            required
          />
        </label>
        <label>
          手机号后四位
          <input
            value={digits}
            onChange={(event) => setDigits(event.target.value)}
            inputMode="numeric"
            maxLength={4}
            pattern="\d{4}"
            title="4 位数字"
            autoComplete="off"
            required
          />
        </label>
      </form>
      {error && <Note tone="bad">{error}</Note>}
      <p className="second">
        编号在提交成功页和受理回执上。单位办的填经办人的手机号，家人过世的填代办人的。找不到请拨打 12333。
      </p>
    </Shell>
  );
}
