import type { RectificationView } from '../../api/rectifications.js';
import type { RectificationRecord } from './load-rectification.js';

type Missing = RectificationView['missing'];
type Facts = Pick<
  RectificationRecord,
  'kind' | 'plan' | 'standard' | 'findings' | 'remedy' | 'rule' | 'round' | 'proofs'
>;

/** What a round still lacks before it may be reported as done: proof of before and after, and what its kind asks for (R57, R58). Pure. */
export function missingForFinish(rectification: Facts): Missing {
  const { kind, proofs, round } = rectification;
  const text = (slot: 'plan' | 'standard' | 'findings' | 'remedy' | 'rule', message: string): Missing =>
    rectification[slot]?.trim() ? [] : [{ slot, message }];
  return [
    ...(kind === 'TIME_LIMITED' ? [...text('plan', '还没有工作计划'), ...text('standard', '还没有工作标准')] : []),
    ...(kind === 'SYSTEMIC'
      ? [...text('findings', '还没有规律总结'), ...text('remedy', '还没有对策'), ...text('rule', '还没有所立制度')]
      : []),
    ...(proofs.some((proof) => proof.slot === 'BEFORE') ? [] : [{ slot: 'BEFORE', message: '还没有整改前佐证' }]),
    ...(proofs.some((proof) => proof.slot === 'AFTER' && proof.round === round)
      ? []
      : [{ slot: 'AFTER', message: '还没有本轮的整改后佐证' }]),
  ];
}

/** What still lacks where the rectification is, beside the slot that lacks it. */
export function findMissingSlots(rectification: Facts & { status: string }): Missing {
  switch (rectification.status) {
    case 'OPENED':
    case 'MEASURE_PENDING':
      return [
        { slot: 'kind', message: '还没有确定整改类别' },
        { slot: 'measure', message: '还没有整改措施' },
        { slot: 'limit', message: '还没有整改期限' },
      ];
    case 'RECTIFYING':
      return missingForFinish(rectification);
    case 'VERIFYING':
      return [{ slot: 'verification', message: '还没有复核' }];
    case 'EVALUATING':
      return [{ slot: 'evaluation', message: '还没有评价，不能销号' }];
    case 'DECIDING':
      return rectification.kind ? [{ slot: 'effect', message: '销号前须写明整改效果' }] : [];
    default:
      return [];
  }
}
