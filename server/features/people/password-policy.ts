import { invalidArgument } from '../../shared/app-error.js';

/** How a password must be made (setting `password.policy`). */
export interface PasswordPolicy {
  minLength: number;
  /** Of lower case, upper case, digits, other characters. */
  minKinds: number;
}

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** Refuses a password that is too short, too uniform, or contains the user name: INVALID_ARGUMENT with all that is wanted. */
export function checkPassword(password: string, username: string, policy: PasswordPolicy): void {
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  const containsName = password.toLowerCase().includes(username.toLowerCase());
  if ([...password].length >= policy.minLength && kinds >= policy.minKinds && !containsName) return;
  const sentence = `密码至少 ${policy.minLength} 位，含大写字母、小写字母、数字、符号中的 ${policy.minKinds} 种，且不能包含用户名`;
  throw invalidArgument('Expected a password that follows the policy', sentence, { fields: { password: sentence } });
}
