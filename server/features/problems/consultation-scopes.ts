/** How far a 联席会商 reaches (R61). */
export const CONSULTATION_SCOPES = {
  CROSS_REGION: '跨地区',
  CROSS_DEPARTMENT: '跨部门',
  CROSS_DIVISION: '跨处室',
} as const;
export type ConsultationScope = keyof typeof CONSULTATION_SCOPES;
