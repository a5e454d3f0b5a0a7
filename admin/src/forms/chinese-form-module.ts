// form-js has no translate service: its messages are English literals, so they are rewritten where they leave the validator.
const MESSAGES: [RegExp, string][] = [
  [/^Field is required\.$/, '此项必填。'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多 $1 个字。'],
  [/^Field must match pattern (.+)\.$/, '格式不对，请核对。'],
  [/^Value is not a valid number\.$/, '请填数字。'],
];

type Validator = Record<'validateField' | 'validateFieldInstance', (...args: unknown[]) => string[]>;

class ChineseMessages {
  static $inject = ['validator'];
  constructor(validator: Validator) {
    for (const name of ['validateField', 'validateFieldInstance'] as const) {
      const inner = validator[name].bind(validator);
      validator[name] = (...args) => inner(...args).map(toChinese);
    }
  }
}

function toChinese(message: string): string {
  const hit = MESSAGES.find(([pattern]) => pattern.test(message));
  return hit ? message.replace(hit[0], hit[1]) : message;
}

/** form-js module: validation messages in Chinese. */
export const chineseFormModule = { __init__: ['chineseMessages'], chineseMessages: ['type', ChineseMessages] };
