/** Roles and their Chinese names. 综合窗口牵头人 is the coordinator who points out a unit when none is found (R143). */
export const ROLES = {
  PROCESS_DESIGNER: '流程设计者',
  UNIT_OFFICER: '单位经办',
  UNIT_HEAD: '单位负责人',
  STYLE_OFFICE: '行风办',
  SUPERVISOR: '监督',
  EXPERIENCER: '体验员',
  COUNTER_CLERK: '柜员',
  COORDINATOR: '综合窗口牵头人',
  ADMINISTRATOR: '系统管理员',
} as const;

export type Role = keyof typeof ROLES;
