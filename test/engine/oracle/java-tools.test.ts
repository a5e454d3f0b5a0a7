import { describeWithJava } from './describe-with-java.js';
import { missingJavaTools } from './java-tools.js';

const NOTHING = { PATH: '' };

describe('a machine without a JDK', () => {
  test('is told from one that has it', () => {
    expect(missingJavaTools(NOTHING)).toMatch(/no JDK/);
  });

  test('fails in CI', () => {
    const inCi = { ...NOTHING, CI: 'true' };
    expect(() => describeWithJava('what needs Java', () => undefined, inCi)).toThrow(
      /what needs Java: skipped: no JDK/,
    );
  });
});
