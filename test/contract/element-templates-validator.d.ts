/** The part that we call of a package without types. */
declare module '@bpmn-io/element-templates-validator/dist/index.js' {
  export function validateZeebe(template: unknown): { valid: boolean; errors: unknown };
}
