import { z } from 'zod';
import type { SettingKey, SettingValues } from '../../shared/settings-service.js';
import type { IdKind } from '../catalogue/find-id-choices.js';

/** What people are told about a setting, and how its value is checked: titles and bounds also draw its form. */
export interface SettingDefinition<Value = unknown> {
  name: string;
  description: string;
  group: string;
  value: z.ZodType<Value>;
  /** What the ids in the value are of, and in which part of a row they stand; without part: the list holds the ids. */
  ids?: { of: IdKind; part?: string };
}

const named = <T extends z.ZodType>(title: string, schema: T): T => schema.meta({ title });
const days = z.int().min(1).max(3650);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 08:30 这样');
const words = z.array(z.string().trim().min(1).max(40)).max(50);

const limitInDays = z.object({ value: named('数值', days), unit: named('单位', z.enum(['WORKING_DAY', 'DAY'])) });

const officeHours = z
  .array(z.tuple([clockTime, clockTime]))
  .min(1)
  .max(4)
  .refine(
    (spans) => spans.every(([from, to], i) => from < to && (i === 0 || (spans[i - 1]?.[1] ?? '') <= from)),
    '每段的开始应早于结束，各段按先后排列且不重叠',
  );

/** Every setting there is. A new key of SettingValues does not compile until it is described here. */
export const SETTING_DEFINITIONS: { [K in SettingKey]: SettingDefinition<SettingValues[K]> } = {
  'calendar.officeHours': {
    group: '时限',
    name: '办公时间',
    description: '工作日的上下班时间，用于小时、分钟时限和提醒的发送',
    value: officeHours,
  },
  'deadline.countReceiptDay': {
    group: '时限',
    name: '收件当日计入',
    description: '收件当日是否算作时限的第一日',
    value: z.boolean(),
  },
  'deadline.nearDue': {
    group: '时限',
    name: '临期线',
    description: '到期前多少个工作日，或剩余不足时限的百分之几，两者取早',
    value: z.object({
      workingDays: named('工作日数', z.int().min(0).max(60)),
      percent: named('百分比', z.number().min(0).max(100)),
    }),
  },
  'deadline.overdueRungs': {
    group: '时限',
    name: '超期催办阶梯',
    description: '超期后第几个工作日催办，依次写出，第一级为催办',
    value: z
      .array(days)
      .max(10)
      .refine((rungs) => rungs.every((rung, i) => i === 0 || rung > (rungs[i - 1] ?? 0)), '各级应从小到大，不能重复'),
  },
  'deadline.moveOffDay': {
    group: '时限',
    name: '届满日遇休息日顺延',
    description: '以日、月计的时限届满日是休息日时，是否顺延到下一个工作日',
    value: z.boolean(),
  },
  'deadline.minutesOutsideOfficeHours': {
    group: '时限',
    name: '小时分钟不限办公时间',
    description: '以小时、分钟计的时限在办公时间以外是否继续计时',
    value: z.boolean(),
  },
  'deadline.instantMinutes': {
    group: '时限',
    name: '即时办结的分钟数',
    description: '即时办结事项从接收材料起计时，超过这些分钟的标记',
    value: z.int().min(1).max(1440),
  },
  'deadline.defaultItemLimit': {
    group: '时限',
    name: '无规定事项的时限',
    description: '文件没有写明时限（各地结合实际制定）的事项，本地采用的时限；也可以不设',
    value: z
      .object({ value: named('数值', days), unit: named('单位', z.enum(['WORKING_DAY', 'DAY', 'MONTH'])) })
      .nullable(),
  },
  'correction.limit': {
    group: '办件',
    name: '补正期限',
    description: '一次性告知后，申请人补交材料的期限',
    value: limitInDays,
  },
  'item.specialProcedures': {
    group: '办件',
    name: '特别程序',
    description: '不计入办理时限的程序',
    value: words.min(1),
  },
  'commitment.creditItems': {
    group: '办件',
    name: '须信用承诺的事项',
    description: '涉及资金支出、须签署信用承诺的事项',
    value: z.array(z.string().trim().min(1).max(60)).max(500),
    ids: { of: 'service-item' },
  },
  'sharedData.sources': {
    group: '办件',
    name: '共享数据来源',
    description: '提交材料前先向哪些来源调取哪些信息项',
    value: z
      .array(
        z.object({
          dataElement: named('信息项', z.string().trim().min(1).max(60)),
          source: named('来源', z.string().trim().min(1).max(60)),
        }),
      )
      .max(200),
    ids: { of: 'data-element', part: 'dataElement' },
  },
  'material.upload': {
    group: '材料',
    name: '上传限制',
    description: '每个文件的字节数、每份材料的文件数、允许的类型（按内容识别）',
    value: z.object({
      maxBytes: named(
        '单个文件上限（字节）',
        z
          .int()
          .min(10_000)
          .max(100 * 1024 * 1024),
      ),
      maxFilesPerMaterial: named('每份材料文件数上限', z.int().min(1).max(50)),
      types: named('文件种类', z.array(z.enum(['pdf', 'jpg', 'png'])).min(1)),
    }),
  },
  'rating.window': {
    group: '评价',
    name: '评价期限',
    description: '发出邀请后多少日内可以评价',
    value: z.object({ value: named('数值', days), unit: named('单位', z.enum(['DAY'])) }),
  },
  'rating.tags': {
    group: '评价',
    name: '评价理由',
    description: '不满意和满意时可选的理由',
    value: z.object({ negative: named('差评原因', words.min(1)), positive: named('好评原因', words.min(1)) }),
  },
  'rectification.defaultLimits': {
    group: '整改',
    name: '整改建议期限',
    description: '责任单位填定期限时给出的建议，按整改类别',
    value: z.object({
      IMMEDIATE: named('立行立改', limitInDays),
      TIME_LIMITED: named('限期整改', limitInDays),
      SYSTEMIC: named('建章立制', limitInDays),
    }),
  },
  'rectification.evaluationLimit': {
    group: '整改',
    name: '整改评价期限',
    description: '复核通过后问题提出人多少日内评价，期满由行风办代为评价',
    value: limitInDays,
  },
  'rectification.extension': {
    group: '整改',
    name: '延期限制',
    description: '每次最多延长多少日，最多延长几次',
    value: z.object({ maxDays: named('每次最多日数', days), maxTimes: named('最多次数', z.int().min(0).max(20)) }),
  },
  'ladder.rectification': {
    group: '整改',
    name: '整改超期阶梯',
    description: '超期后第几个工作日催办、督办、列入通报',
    value: z
      .object({ remind: named('催办', days), supervise: named('督办', days), bulletin: named('通报', days) })
      .refine(
        ({ remind, supervise, bulletin }) => remind < supervise && supervise < bulletin,
        '催办、督办、通报应从早到晚',
      ),
  },
  'noProgress.days': {
    group: '整改',
    name: '无进展天数',
    description: '多少个工作日没有进展的整改标为无进展',
    value: days,
  },
  'callback.limit': {
    group: '评价',
    name: '差评回访期限',
    description: '收到差评后多少日内完成回访核实',
    value: limitInDays,
  },
  'negativeRating.reportLimit': {
    group: '评价',
    name: '差评报告单报送期限',
    description: '反馈服务对象后多少日内把整改情况报告单送行风办',
    value: limitInDays,
  },
  'supervision.limits': {
    group: '督办',
    name: '督办期限',
    description: '被督办单位签收和回复的期限；督办单另行写明回复期限的从其规定',
    value: z.object({ sign: named('签收', limitInDays), reply: named('回复', limitInDays) }),
  },
  'operations.stuckMinutes': {
    group: '运行维护',
    name: '卡住的分钟数',
    description: '由系统自动执行的环节，等了多少分钟还没有执行就列为卡住',
    value: z.int().min(1).max(100_000),
  },
  'walkthrough.lookBackMonths': {
    group: '走流程',
    name: '历史办件回看月数',
    description: '查历史办件时回看几个月，场景另有规定的从其规定',
    value: z.int().min(1).max(60),
  },
  'signIn.throttle': {
    group: '安全',
    name: '登录保护',
    description: '多少分钟内同一账号、同一地址最多失败多少次，之后暂停登录多少分钟',
    value: z.object({
      failures: named('账号失败次数', z.int().min(3).max(100)),
      addressFailures: named('同一地址失败次数', z.int().min(3).max(10_000)),
      withinMinutes: named('时段（分钟）', z.int().min(1).max(1440)),
      lockMinutes: named('锁定（分钟）', z.int().min(1).max(1440)),
    }),
  },
  'password.policy': {
    group: '安全',
    name: '密码规则',
    description: '最少位数，以及大写字母、小写字母、数字、符号中至少几种',
    value: z.object({
      minLength: named('最短长度', z.int().min(8).max(64)),
      minKinds: named('最少字符种类', z.int().min(1).max(4)),
    }),
  },
  'session.lifetime': {
    group: '安全',
    name: '登录有效期',
    description: '多少小时不操作后、最长多少小时后须重新登录',
    value: z
      .object({
        idleHours: named('闲置（小时）', z.number().min(0.25).max(24)),
        absoluteHours: named('最长（小时）', z.number().min(0.25).max(72)),
      })
      .refine((value) => value.idleHours <= value.absoluteHours, '不操作的时长不能超过最长时长'),
  },
};

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTING_DEFINITIONS, key);
