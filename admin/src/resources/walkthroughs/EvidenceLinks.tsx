import { EVIDENCE_KINDS, type EvidenceKind, type WalkthroughStep } from '../../../../server/api/walkthroughs.js';

/** Photos small, other files by name; each opens. */
export function EvidenceLinks({
  evidence,
  onRemove,
}: {
  evidence: WalkthroughStep['evidence'];
  onRemove?: (id: string) => void;
}) {
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence">
      {evidence.map(({ id, kind, fileName, contentType, href }) => {
        const name = `${EVIDENCE_KINDS[kind as EvidenceKind] ?? '凭证'}：${fileName}`;
        return (
          <li key={id}>
            <a href={href} target="_blank" rel="noreferrer" aria-label={name}>
              {contentType.startsWith('image/') ? (
                <img src={href} alt="" loading="lazy" />
              ) : (
                <span className="small">{fileName}</span>
              )}
            </a>
            {onRemove && (
              <button type="button" aria-label={`删除${name}`} onClick={() => onRemove(id)}>
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
