import { useState } from 'react';
import { PROOF_SLOTS, type ProofSlot } from '../../../../server/api/loop-states.js';
import type { RectificationView } from '../../../../server/api/rectifications.js';
import { offerOf } from '../../command/offers.js';
import { FilePreview } from '../../ui/FilePreview.js';
import { Panel } from '../../ui/Panel.js';
import { ProofCard } from './ProofCard.js';
import { ProofUpload } from './ProofUpload.js';
import './proof-slots.css';

type Proof = RectificationView['proofs'][number];

/** 佐证 by kind: before, after, document; what is missing says so in its own slot. */
export function ProofSlots({ view }: { view: RectificationView }) {
  const [shown, setShown] = useState<Proof | null>(null);
  const mayAdd = offerOf(view.actions, 'add-proof')?.allowed ?? false;
  const mayRemove = offerOf(view.actions, 'remove-proof')?.allowed ?? false;
  return (
    <Panel title="佐证" sub={`${view.proofs.length} 份 · JPG、PNG、PDF`}>
      <div className="proof-slots">
        {(Object.keys(PROOF_SLOTS) as ProofSlot[]).map((slot) => {
          const proofs = view.proofs.filter((proof) => proof.slot === slot);
          const missing = view.missing.find((one) => one.slot === slot)?.message;
          return (
            <section key={slot} className={`proof-slot${missing ? ' lacks' : ''}`} aria-label={PROOF_SLOTS[slot]}>
              <h3>{PROOF_SLOTS[slot]}</h3>
              {proofs.map((proof) => (
                <ProofCard
                  key={proof.id}
                  rectificationId={view.id}
                  proof={proof}
                  isOld={proof.round < view.round}
                  mayRemove={mayRemove && proof.round >= view.round}
                  onShow={() => setShown(proof)}
                />
              ))}
              {mayAdd && <ProofUpload rectificationId={view.id} slot={slot} />}
              {missing ? (
                <p className="lack">{missing}</p>
              ) : (
                proofs.length === 0 && !mayAdd && <p className="muted small">没有</p>
              )}
            </section>
          );
        })}
      </div>
      {shown && (
        <FilePreview
          material={{
            id: shown.id,
            key: shown.slot,
            label: `${PROOF_SLOTS[shown.slot]}：${shown.fileName}`,
            status: 'UPLOADED',
            fileName: shown.fileName,
            contentType: shown.contentType,
            size: null,
            href: shown.href,
            sourceText: null,
            addedAt: shown.addedAt,
          }}
          onClose={() => setShown(null)}
        />
      )}
    </Panel>
  );
}
