/** When an automatic item is granted without anybody asking for it. Data: a new rule is a new line. */
export interface AutomaticRule {
  /** The item whose outcome decides. */
  dependsOn: string;
  /** Granted exactly when that item was granted. */
  grantedText: string;
  notEligibleText: string;
  source: string;
}

/** By service item id. An automatic item without a rule is always handled by a person (R135). */
export const AUTOMATIC_RULES: Readonly<Record<string, AutomaticRule>> = {
  'temporary-price-subsidy': {
    dependsOn: 'unemployment-benefit-claim',
    grantedText: '已领取失业保险金，符合条件，系统自动办理',
    notEligibleText: '失业保险金未予发放，不符合价格临时补贴的条件',
    source: '002 附件1 三（三）3；R90',
  },
};

export type Verdict = 'GRANTED' | 'NOT_ELIGIBLE' | 'UNDECIDABLE';

/** What the rule says, given the outcome of the item it depends on; UNDECIDABLE while that is open or unknown. Pure. */
export function judge(rule: AutomaticRule | undefined, outcome: string | null | undefined): Verdict {
  if (!rule || !outcome) return 'UNDECIDABLE';
  return outcome === 'GRANTED' ? 'GRANTED' : 'NOT_ELIGIBLE';
}
