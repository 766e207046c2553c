import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import type { makeApp } from '../src/app.ts'
import { HOME } from './visitor.ts'

export type ApiAnswer = { status: number; json: Record<string, unknown> }

/** Calls `/api/v1` as the person of a session, in English. */
export function anApiCaller(app: () => ReturnType<typeof makeApp>) {
  return async (session: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<ApiAnswer> => {
    const answer = await app().request(`/api/v1${path}`, {
      method,
      headers: { Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`, Origin: HOME, 'Content-Type': 'application/json', 'Accept-Language': 'en' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const isJson = answer.headers.get('Content-Type')?.startsWith('application/json') === true
    return { status: answer.status, json: isJson ? ((await answer.json()) as Record<string, unknown>) : {} }
  }
}
