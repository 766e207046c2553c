import { z } from 'zod'
import type { ApiRoute } from './platform/http/api.ts'
import { RIGHTS } from './rights.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1, made from the schemas that check each request and shape each answer. */
export function makeApiDocument(routes: ApiRoute[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeOperation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ronde',
      version: '1',
      description: 'What a person may see and do in Ronde, for programs. Rights are those of the person whose key is used.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key made on the page "My account"; it can be revoked there.' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['kind', 'message'],
              properties: { kind: { type: 'string' }, message: { type: 'string' }, request: { type: 'string' } },
            },
          },
        },
      },
    },
  }
}

function describeOperation(route: ApiRoute): Json {
  const { summary, tag, query, body, answer, status, canRefuse, file } = route.api
  const right = RIGHTS[`${route.method} ${route.path}`]
  return {
    summary,
    tags: [tag],
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-zA-Z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    'x-may': right?.may,
    parameters: [...pathParameters(route.path), ...(query === null ? [] : queryParameters(query))],
    ...(body === null ? {} : { requestBody: { required: true, content: jsonContent(body) } }),
    responses: {
      [status]: {
        description: 'Done',
        content: file === undefined || file === 'application/json' ? jsonContent(answer) : { [file]: { schema: { type: 'string', format: 'binary' } } },
      },
      400: problemAnswer('The request is not as described'),
      401: problemAnswer('No valid key'),
      403: problemAnswer('Not with the rights of this key'),
      404: problemAnswer('Nothing of that id for you'),
      ...(body === null ? {} : { 422: problemAnswer('A text holds what is kept nowhere, such as a national number: faults name field, kind, start and end') }),
      ...(canRefuse ? { 409: problemAnswer('Refused by a rule; the message says why') } : {}),
    },
  }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(name?.toLowerCase().endsWith('id') ? { format: 'uuid' } : {}) },
  }))
}

function queryParameters(query: z.ZodObject): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = toSchema(schema)
    return { name, in: 'query', required: !schema.safeParse(undefined).success, schema: rest, ...(description === undefined ? {} : { description }) }
  })
}

function jsonContent(schema: z.ZodType): Json {
  return { 'application/json': { schema: toSchema(schema) } }
}

function toSchema(schema: z.ZodType | z.core.$ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema as z.ZodType, { target: 'draft-2020-12', io: 'output', unrepresentable: 'any' }) as Json
  return rest
}

function problemAnswer(description: string): Json {
  return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } }
}
