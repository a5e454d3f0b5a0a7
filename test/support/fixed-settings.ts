import type { SettingsService, SettingValues } from '../../server/shared/settings-service.js';

/** The defaults of prisma/seed/settings.yaml as far as tests of other features need them, without a database. */
export const DEFAULT_SETTINGS: SettingValues = {
  'calendar.officeHours': [
    ['08:30', '12:00'],
    ['13:30', '17:30'],
  ],
  'deadline.countReceiptDay': false,
  'deadline.nearDue': { workingDays: 2, percent: 20 },
  'deadline.overdueRungs': [1, 3],
  'deadline.moveOffDay': false,
  'deadline.minutesOutsideOfficeHours': false,
  'deadline.instantMinutes': 30,
  'deadline.defaultItemLimit': { value: 15, unit: 'WORKING_DAY' },
  'correction.limit': { value: 15, unit: 'DAY' },
  'rating.window': { value: 15, unit: 'DAY' },
  'rating.tags': { negative: ['办理时间长', '多次跑动'], positive: ['办得快', '说得清'] },
  'material.upload': { maxBytes: 10 * 1024 * 1024, maxFilesPerMaterial: 5, types: ['pdf', 'jpg', 'png'] },
  'signIn.throttle': { failures: 5, addressFailures: 50, withinMinutes: 15, lockMinutes: 15 },
  'password.policy': { minLength: 10, minKinds: 3 },
  'session.lifetime': { idleHours: 8, absoluteHours: 12 },
  'item.specialProcedures': ['检验检测', '鉴定', '听证', '公示'],
  'sharedData.sources': [],
  'commitment.creditItems': ['unemployment-benefit-claim'],
  'rectification.defaultLimits': {
    IMMEDIATE: { value: 3, unit: 'WORKING_DAY' },
    TIME_LIMITED: { value: 30, unit: 'WORKING_DAY' },
    SYSTEMIC: { value: 60, unit: 'WORKING_DAY' },
  },
  'rectification.evaluationLimit': { value: 5, unit: 'WORKING_DAY' },
  'rectification.extension': { maxDays: 30, maxTimes: 2 },
  'ladder.rectification': { remind: 1, supervise: 3, bulletin: 5 },
  'callback.limit': { value: 2, unit: 'WORKING_DAY' },
  'negativeRating.reportLimit': { value: 5, unit: 'DAY' },
  'supervision.limits': { sign: { value: 1, unit: 'WORKING_DAY' }, reply: { value: 5, unit: 'WORKING_DAY' } },
  'noProgress.days': 5,
  'operations.stuckMinutes': 30,
  'walkthrough.lookBackMonths': 6,
};

/** A settings service that answers fixed values; pass what a test wants different. */
export function fixedSettings(different: Partial<SettingValues> = {}): SettingsService {
  const values = { ...DEFAULT_SETTINGS, ...different };
  return { get: (_db, key) => Promise.resolve(values[key]) };
}
