import CardIcon from '@mui/icons-material/CreditCardOutlined';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import { useState } from 'react';
import type { MaterialView } from '../../../server/api/applications.js';
import { FilePreview, canPreview } from './FilePreview.js';
import { dayTime, fileSize } from './format.js';
import './materials.css';

type Shown = MaterialView & { sharedWith?: string[] };

const STATUS: Record<MaterialView['status'], { words: string; tag: string }> = {
  UPLOADED: { words: '已上传', tag: 'tag-solid' },
  SHARED_DATA: { words: '共享数据', tag: 'tag-blue' },
  COMMITMENT: { words: '承诺替代', tag: 'tag-amber' },
  REPLACED: { words: '已换新', tag: 'tag' },
};

/** Materials in one or two columns; a picture or PDF opens in the page, everything downloads. */
export function Materials({ groups }: { groups: { title: string; materials: Shown[] }[] }) {
  const [preview, setPreview] = useState<MaterialView | null>(null);
  return (
    <div className="materials">
      {groups.map((group) => (
        <div key={group.title}>
          <h3>
            {group.title}（{group.materials.length}）
          </h3>
          {group.materials.length === 0 && <p className="muted small">没有</p>}
          <ul>
            {group.materials.map((material) => (
              <Row key={material.id} material={material} onPreview={() => setPreview(material)} />
            ))}
          </ul>
        </div>
      ))}
      {preview && <FilePreview material={preview} onClose={() => setPreview(null)} />}
    </div>
  );
}

function Row({ material, onPreview }: { material: Shown; onPreview: () => void }) {
  const Icon = material.status === 'SHARED_DATA' ? CardIcon : FileIcon;
  const { words, tag } = STATUS[material.status];
  return (
    <li>
      <Icon fontSize="small" aria-hidden="true" />
      {material.href && canPreview(material) ? (
        <button type="button" className="link" onClick={onPreview}>
          {material.label}
        </button>
      ) : material.href ? (
        <a href={material.href} download>
          {material.label}
        </a>
      ) : (
        <span>{material.label}</span>
      )}
      <span className={`tag ${tag}`}>{words}</span>
      <small>
        {[material.fileName, fileSize(material.size), material.sourceText, dayTime(material.addedAt)]
          .filter(Boolean)
          .join(' · ')}
        {material.sharedWith && material.sharedWith.length > 0 && <> · 共用：{material.sharedWith.join('、')}</>}
        {material.href && (
          <>
            {' '}
            <a href={material.href} download>
              下载
            </a>
          </>
        )}
      </small>
    </li>
  );
}
