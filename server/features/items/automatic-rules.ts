/** When an automatic item is granted without a person deciding. Data: a new rule is a new line, and only one that a document states. */
export interface AutomaticRule {
  /** Items whose outcome decides, as far as the application has them: one granted is enough. Empty: none decides. */
  dependsOn: readonly string[];
  /** None of `dependsOn` was granted, or the application has none where it needs one: the item is not due, or a person decides. */
  otherwise: 'NOT_ELIGIBLE' | 'UNDECIDABLE';
  /** True: without any of `dependsOn` the document's automatic handling stands by itself. */
  standsAlone: boolean;
  /** By one-thing id: key of the answer that says whether it concerns the applicant (如涉及). Without one, ticking it says so. */
  concernKeys?: Readonly<Record<string, string>>;
  grantedText: string;
  notEligibleText: string;
  source: string;
}

const RETIREMENT = ['normal-retirement-application', 'early-retirement-application', 'lump-sum-benefit-application'];

/** By service item id; whether it is automatic at all is said by the one-thing. One without a rule is always a person's (R135). */
export const AUTOMATIC_RULES: Readonly<Record<string, AutomaticRule>> = {
  'temporary-price-subsidy': {
    dependsOn: ['unemployment-benefit-claim'],
    otherwise: 'NOT_ELIGIBLE',
    standsAlone: false,
    grantedText: '已领取失业保险金，符合条件，系统自动办理',
    notEligibleText: '失业保险金未予发放，不符合价格临时补贴的条件',
    source: '002 附件1 三（三）3；R90',
  },
  'hospital-meal-subsidy': {
    dependsOn: ['work-injury-medical-expense'],
    otherwise: 'UNDECIDABLE',
    standsAlone: false,
    grantedText: '住院费用已予报销，系统自动办理',
    notEligibleText: '没有发生住院费用',
    source: '002 附件1 八（二）2；R91',
  },
  'labour-use-filing': {
    dependsOn: RETIREMENT,
    otherwise: 'UNDECIDABLE',
    standsAlone: true,
    grantedText: '按申请登记的信息自动备案',
    notEligibleText: '不涉及劳动用工备案',
    source: '002 附件1 二（三）、六（六）2、七（五）2；R93',
  },
  'employment-registration': {
    dependsOn: [],
    otherwise: 'UNDECIDABLE',
    standsAlone: true,
    grantedText: '创业受理后自动登记就业',
    notEligibleText: '不涉及就业登记',
    source: '002 附件1 六（六）1；R94',
  },
  'employment-certificate-issue': {
    dependsOn: [],
    otherwise: 'UNDECIDABLE',
    standsAlone: true,
    grantedText: '创业受理后自动核发',
    notEligibleText: '不涉及《就业创业证》申领',
    source: '002 附件1 六（六）1；R94',
  },
  'work-injury-benefit-difference': {
    dependsOn: RETIREMENT,
    otherwise: 'UNDECIDABLE',
    standsAlone: false,
    grantedText: '退休申请已予办理，申请人涉及工伤保险待遇，系统自动补差',
    notEligibleText: '申请人答不涉及工伤保险待遇补差',
    concernKeys: { 'ot-employee-retirement': 'otEmployeeRetirementExtensionWorkInjuryDifferenceConcerned' },
    source: '002 附件1 七（五）1；R95',
  },
  'unemployment-benefit-stop': {
    dependsOn: RETIREMENT,
    otherwise: 'UNDECIDABLE',
    standsAlone: false,
    grantedText: '退休申请已予办理，申请人正在领取失业保险金，系统联动停发',
    notEligibleText: '申请人答不涉及失业保险金停发',
    concernKeys: { 'ot-employee-retirement': 'otEmployeeRetirementExtensionUnemploymentBenefitStopConcerned' },
    source: '002 附件1 七（五）1；R95 R96',
  },
};

/** The answers to whether an item concerns the applicant: the options of that field in place.yaml. */
export const CONCERNED = '是';
export const NOT_CONCERNED = '否';

export type Verdict = 'GRANTED' | 'NOT_ELIGIBLE' | 'UNDECIDABLE';

export interface AutomaticFacts {
  /** Outcomes of those items of `dependsOn` that the application has; null while one is open. */
  outcomes: readonly (string | null)[];
  /** What the applicant says about “如涉及”; null: asked and not answered. Not asked (the tick says so) is true. */
  concerned: boolean | null;
}

/** What the rule says; UNDECIDABLE while anything it looks at is open or unknown. Pure. */
export function judge(rule: AutomaticRule | undefined, { outcomes, concerned }: AutomaticFacts): Verdict {
  if (!rule || concerned === null || outcomes.includes(null)) return 'UNDECIDABLE';
  if (!concerned) return 'NOT_ELIGIBLE';
  if (outcomes.length === 0) return rule.standsAlone ? 'GRANTED' : 'UNDECIDABLE';
  return outcomes.includes('GRANTED') ? 'GRANTED' : rule.otherwise;
}
