import { z } from 'zod'
import { download } from './answer.ts'
import { problem } from './problem.tsx'
import { refuseValue } from './refuse-text.ts'
import type { Method, Route, RouteContext } from './route.ts'

/** What one address of the API takes and gives, in the same schemas that check it and that the documentation is made from. */
export type ApiRoute = Route & { api: ApiDescription }
export type ApiDescription = {
  summary: string
  tag: string
  query: z.ZodObject | null
  body: z.ZodObject | null
  answer: z.ZodType
  status: 200 | 201
  canRefuse: boolean
  /** What kind of file the answer is, where it is one. */
  file?: ApiFileType
}

/** What a file of the API may be; text is always UTF-8. */
export type ApiFileType =
  | 'application/pdf'
  | 'application/json'
  | 'text/csv'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Plan<Query, Body, Answer> = {
  path: string
  summary: string
  tag: string
  query?: z.ZodObject & z.ZodType<Query>
  body?: z.ZodObject & z.ZodType<Body>
  answer: z.ZodType<Answer>
  status?: 200 | 201
  /** A reading that a rule may refuse; writings always say so. */
  canRefuse?: true
  /** Null is "there is nothing of that id for you". A refusal is an expected "no". */
  answerWith: (c: RouteContext, asked: { query: Query; body: Body }) => Promise<Answer | null | ApiRefusal>
}
export type ApiRefusal = { refusal: string; message: string }

function isRefusal(value: unknown): value is ApiRefusal {
  return typeof value === 'object' && value !== null && 'refusal' in value && 'message' in value
}

/** Extra fields, doubled parameters and wrong kinds are refused before anything happens; the answer holds the listed fields and no other. */
function apiRoute<Query, Body, Answer>(method: Method, plan: Plan<Query, Body, Answer>): ApiRoute {
  const query = plan.query?.strict() ?? z.object({}).strict()
  const body = plan.body?.strict() ?? null
  const { path, summary, tag, answer, status = 200 } = plan
  return {
    method,
    path,
    api: { summary, tag, query: plan.query ?? null, body, answer, status, canRefuse: plan.canRefuse ?? method !== 'GET' },
    handle: async (c) => {
      const asked = readAsked(c, query)
      if (!asked.success) return faulty(c, asked.error)
      const given = body === null ? readNothing(method, await c.req.text()) : body.safeParse(await c.req.json().catch(() => null))
      if (given !== null && !given.success) return faulty(c, given.error)
      await refuseValue(c, { query: asked.data, body: given?.data })
      // Checked by the very schema that gives the type its name.
      const result = await plan.answerWith(c, { query: asked.data as Query, body: given?.data as Body })
      if (result === null) return problem(c, 404, 'not-found')
      if (isRefusal(result)) return c.json({ error: { kind: result.refusal, message: result.message, request: c.var.requestNumber } }, 409)
      return c.json(z.parse(answer, result), status)
    },
  }
}

/** SEC-11: a write that takes no fields takes none: an empty body, or an object without any. */
function readNothing(method: Method, text: string) {
  return method === 'GET' || text.trim() === '' ? null : z.object({}).strict().safeParse(parseJson(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function apiGet<Query, Answer>(plan: Omit<Plan<Query, never, Answer>, 'body'>): ApiRoute {
  return apiRoute('GET', plan)
}

export function apiPost<Query, Body, Answer>(plan: Plan<Query, Body, Answer>): ApiRoute {
  return apiRoute('POST', plan)
}

export function apiPut<Query, Body, Answer>(plan: Plan<Query, Body, Answer>): ApiRoute {
  return apiRoute('PUT', plan)
}

/** A file instead of JSON; what is wrong is answered as JSON all the same. Null is "there is nothing of that id for you". */
export function apiFile<Query>(plan: {
  path: string
  summary: string
  tag: string
  query: z.ZodObject & z.ZodType<Query>
  file: ApiFileType
  /** What stands in it, where it is JSON. */
  answer?: z.ZodType
  answerWith: (c: RouteContext, query: Query) => Promise<{ name: string; body: Uint8Array | string } | null>
}): ApiRoute {
  const { path, summary, tag, file, answer = z.string() } = plan
  const query = plan.query.strict()
  return {
    method: 'GET',
    path,
    api: { summary, tag, query: plan.query, body: null, answer, status: 200, canRefuse: false, file },
    handle: async (c) => {
      const asked = readAsked(c, query)
      if (!asked.success) return faulty(c, asked.error)
      // Checked by the very schema that gives the type its name.
      const made = await plan.answerWith(c, asked.data as Query)
      return made === null ? problem(c, 404, 'not-found') : download(c, made.name, headerOf(file), made.body)
    },
  }
}

/** The same for a file that has to be made first, and which a rule may refuse. */
export function apiPostFile<Body>(plan: {
  path: string
  summary: string
  tag: string
  body: z.ZodObject & z.ZodType<Body>
  file: ApiFileType
  answerWith: (c: RouteContext, body: Body) => Promise<{ name: string; body: Uint8Array } | ApiRefusal>
}): ApiRoute {
  const { path, summary, tag, file } = plan
  const body = plan.body.strict()
  return {
    method: 'POST',
    path,
    api: { summary, tag, query: null, body, answer: z.string(), status: 200, canRefuse: true, file },
    handle: async (c) => {
      const asked = readAsked(c, z.object({}).strict())
      if (!asked.success) return faulty(c, asked.error)
      const given = body.safeParse(await c.req.json().catch(() => null))
      if (!given.success) return faulty(c, given.error)
      await refuseValue(c, { body: given.data })
      // Checked by the very schema that gives the type its name.
      const made = await plan.answerWith(c, given.data as Body)
      if (isRefusal(made)) return c.json({ error: { kind: made.refusal, message: made.message, request: c.var.requestNumber } }, 409)
      return download(c, made.name, headerOf(file), made.body)
    },
  }
}

function headerOf(file: ApiFileType): string {
  return file === 'text/csv' || file === 'application/json' ? `${file}; charset=utf-8` : file
}

function readAsked(c: RouteContext, schema: z.ZodType) {
  const all = c.req.queries()
  const doubled = Object.keys(all).find((name) => (all[name]?.length ?? 0) > 1)
  const single = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values[0]]))
  return schema.safeParse(doubled === undefined ? single : { ...single, [doubled]: all[doubled] })
}

function faulty(c: RouteContext, error: z.ZodError): Response {
  const faults = error.issues.map((issue) => ({ field: issue.path.join('.') || ('keys' in issue ? String(issue.keys) : ''), message: issue.message }))
  return c.json(
    {
      error: {
        kind: 'bad-request',
        message: faults.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; '),
        faults,
        request: c.var.requestNumber,
      },
    },
    400,
  )
}

/** A page of a list: at most 200 rows. */
export const PAGE_QUERY = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many rows, 1 to 200'),
  page: z.coerce.number().int().min(1).max(100_000).default(1).describe('Which page, counted from 1'),
})

export function listOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), count: z.number().int().describe('How many there are in all') })
}
