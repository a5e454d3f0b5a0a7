/** Where an application is. The result of each part is apart (item outcomes). */
export const APPLICATION_STATUSES = {
  DRAFT: '草稿',
  SUBMITTED: '待预审',
  CORRECTION: '待补正',
  IN_PROGRESS: '办理中',
  COMPLETED: '已办结',
  REJECTED: '不予受理',
  WITHDRAWN: '已撤回',
} as const;
export type ApplicationStatus = keyof typeof APPLICATION_STATUSES;

/** Where one unit's part is. DECIDED: the officer has decided, the diagram is closing it. */
export const ITEM_STATUSES = {
  PENDING: '待分派',
  AWAITING_UNIT: '待指定单位',
  HANDLING: '办理中',
  CORRECTION: '补正中',
  SUSPENDED: '特别程序中',
  DECIDED: '办结中',
  CLOSED: '已办结',
  WITHDRAWN: '已撤回',
} as const;
export type ItemStatus = keyof typeof ITEM_STATUSES;

export const ITEM_OUTCOMES = {
  GRANTED: '予以办理',
  REFUSED: '不予办理',
  WITHDRAWN: '申请人撤回',
  NOT_ELIGIBLE: '不符合条件',
} as const;
export type ItemOutcome = keyof typeof ITEM_OUTCOMES;

export const CHANNELS = { PORTAL: '网上', COUNTER: '窗口' } as const;
export type Channel = keyof typeof CHANNELS;

/** Whom 绿色通道 is for (002 二（二）3; 000 十（一）); others are named in the note. */
export const GREEN_CHANNEL_GROUPS = {
  ELDERLY: '老年人',
  DISABLED: '残疾人',
  LIMITED_MOBILITY: '行动不便',
  OTHER: '其他特殊群体',
} as const;
export type GreenChannelGroup = keyof typeof GREEN_CHANNEL_GROUPS;

export const CORRECTION_STATUSES = {
  OPEN: '等待补正',
  SUPPLIED: '已补正',
  EXPIRED: '期满未补',
  CANCELLED: '已取消',
} as const;
export type CorrectionStatus = keyof typeof CORRECTION_STATUSES;
