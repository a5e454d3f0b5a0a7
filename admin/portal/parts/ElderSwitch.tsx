import { useEffect, useState } from 'react';

const KEY = 'kuaiban.elder';

/** 长辈版: larger text on every page, remembered on this device. */
export function ElderSwitch() {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) === 'on');
  useEffect(() => {
    document.documentElement.dataset['elder'] = on ? 'on' : 'off';
    localStorage.setItem(KEY, on ? 'on' : 'off');
  }, [on]);
  return (
    <button type="button" className="link" aria-pressed={on} onClick={() => setOn(!on)}>
      {on ? '标准版' : '长辈版'}
    </button>
  );
}
