import { register } from 'node:module';

// Preloaded (node --import): a process in which @camunda8/sdk is not installed, as with the product's own dependencies only.
const hooks = `export function resolve(name, context, next) {
  if (name !== '@camunda8/sdk') return next(name, context);
  throw Object.assign(new Error("Cannot find package '@camunda8/sdk' imported from here"), { code: 'ERR_MODULE_NOT_FOUND' });
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
