import { maskName } from '../../../server/shared/mask.js';

describe('masking a name', () => {
  it.each([
    ['张三一', '张*一'],
    ['张三', '张*'],
    ['欧阳三一', '欧**一'],
    ['张', '*'],
    ['', ''],
    [' 李四五 ', '李*五'],
    ['𠮷三𠮷', '𠮷*𠮷'],
    ['阿·依·古丽', '阿****丽'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
});
