import { z } from 'zod';
import type { Route } from './route.js';

const ERROR_SCHEMA = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string' },
    message: { type: 'string', description: '一句中文说明' },
    details: { type: 'object' },
  },
} as const;

type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema>; required?: string[] };

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as JsonSchema;
  return rest;
}

/** The OpenAPI 3.1 document of the declared routes, made from the very schemas that check their input. */
export function openApiDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:([A-Za-z]\w*)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: '快办', version, description: '人社“一件事”平台的接口。错误一律是 {code, message, details}。' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kuaiban_session' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
      schemas: { Error: ERROR_SCHEMA },
      responses: {
        Error: {
          description: '拒绝或出错',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    },
  };
}

function operation(route: Route): Record<string, unknown> {
  const parameters = [...pathParameters(route), ...queryParameters(route)];
  return {
    operationId: `${route.method}${route.path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}`,
    summary: route.summary,
    tags: [route.tag],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body || route.upload ? { requestBody: requestBody(route) } : {}),
    responses: {
      '200': {
        description: '成功',
        ...(route.answer ? { content: { 'application/json': { schema: jsonSchema(route.answer, 'output') } } } : {}),
      },
      default: { $ref: '#/components/responses/Error' },
    },
    security: route.access === 'public' ? [] : [route.method === 'get' ? { session: [] } : { session: [], csrf: [] }],
    'x-access': route.access,
  };
}

function pathParameters(route: Route) {
  const schema = route.params && jsonSchema(route.params, 'input');
  return [...route.path.matchAll(/:([A-Za-z]\w*)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schema?.properties?.[name] ?? { type: 'string' },
  }));
}

function queryParameters(route: Route) {
  const schema = route.query && jsonSchema(route.query, 'input');
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema?.required?.includes(name) ?? false,
    schema: property,
  }));
}

function requestBody(route: Route) {
  const schema: JsonSchema = route.body ? jsonSchema(route.body, 'input') : { type: 'object' };
  if (!route.upload) return { required: true, content: { 'application/json': { schema } } };
  const withFile = { ...schema, properties: { ...schema.properties, file: { type: 'string', format: 'binary' } } };
  return { required: true, content: { 'multipart/form-data': { schema: withFile } } };
}
