import { z } from 'zod';
import { ROLES, type Role } from '../../api/roles.js';

const text = (title: string, max: number) => z.string().trim().min(1).max(max).meta({ title });

export const signInSchema = z.object({
  username: text('用户名', 64),
  // long enough for a sentence, short enough not to keep the hash busy
  password: z.string().min(1).max(200).meta({ title: '密码' }),
});

export const unitSchema = z.object({
  name: text('单位名称', 60),
  shortName: text('单位简称', 20),
  parentId: z.string().max(64).nullable().default(null).meta({ title: '上级单位' }),
  sortOrder: z.number().int().min(0).max(100_000).meta({ title: '机构序' }),
  phone: z.string().trim().max(40).nullable().default(null).meta({ title: '联系电话' }),
  active: z.boolean().default(true).meta({ title: '启用' }),
});
export type UnitInput = z.infer<typeof unitSchema>;

const roleSchema = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);

export const userSchema = z.object({
  displayName: text('姓名', 40),
  unitId: text('单位', 64),
  post: text('岗位', 40),
  roles: z
    .array(roleSchema)
    .min(1)
    .max(20)
    .transform((roles) => [...new Set(roles)])
    .meta({ title: '角色' }),
  active: z.boolean().default(true).meta({ title: '启用' }),
});
export type UserInput = z.infer<typeof userSchema>;

export const passwordSchema = z.object({ password: z.string().min(1).max(200).meta({ title: '密码' }) });

export const ownPasswordSchema = z.object({
  currentPassword: z.string().min(1).max(200).meta({ title: '原密码' }),
  newPassword: z.string().min(1).max(200).meta({ title: '新密码' }),
});

export const newUserSchema = userSchema.extend({
  username: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{1,39}$/, '用户名由 2 至 40 位小写字母、数字、点、横线组成，以字母开头')
    .meta({ title: '用户名' }),
  password: passwordSchema.shape.password,
});
export type NewUserInput = z.infer<typeof newUserSchema>;
