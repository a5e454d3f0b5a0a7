import { RULES } from './rules.js';

/** The prefix of our own rules in bpmnlint's names. */
export const OWN_PREFIX = 'kuaiban';

/** bpmnlint's recommended rules, the Zeebe 8.5 profile and our own rules. */
export const BPMNLINT_CONFIG = {
  extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-5'],
  rules: {
    // an inclusive join does not exist on 8.5 and hangs on 8.6: refused, not advised against
    'no-inclusive-gateway': 'error',
    ...Object.fromEntries(Object.keys(RULES).map((name) => [`${OWN_PREFIX}/${name}`, 'error'])),
  },
};
