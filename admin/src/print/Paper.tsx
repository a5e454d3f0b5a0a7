import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button, CssBaseline } from '@mui/material';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useDocumentTitle } from '../ui/use-document-title.js';
import { QrCode } from './QrCode.js';
import './paper.css';

interface Props {
  title: string;
  children: ReactNode;
  /** Lines at the foot: number, unit, telephone. */
  foot?: string[];
  /** Address the code leads to: the public progress page. */
  link?: string;
  /** What stands beside the code. */
  linkWords?: [string, string];
}

const PROGRESS: [string, string] = ['扫码查进度', '或凭编号查询'];
/** For papers of the office: the code leads back to the record. */
export const RECORD: [string, string] = ['扫码看原记录', '须登录'];

/** One A4 sheet, black on white, without the console round it. */
export function Paper({ title, children, foot = [], link, linkWords = PROGRESS }: Props) {
  useDocumentTitle(title);
  const navigate = useNavigate();
  return (
    <div className="paper-desk">
      <CssBaseline />
      <div className="paper-tools">
        <Button onClick={() => navigate(-1)}>返回</Button>
        <Button variant="contained" startIcon={<PrintIcon />} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <article className="paper">
        <h1>{title}</h1>
        {children}
        {foot.length > 0 && (
          <footer className="foot">
            <div>
              {foot.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
            {link && (
              <div style={{ display: 'flex', alignItems: 'flex-end', gap: 8 }}>
                <div>
                  <p>{linkWords[0]}</p>
                  <p>{linkWords[1]}</p>
                </div>
                <QrCode text={link} />
              </div>
            )}
          </footer>
        )}
      </article>
    </div>
  );
}
