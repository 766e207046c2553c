import { makeApp } from '../src/app.ts'
import type { TestHouse } from './house.ts'

export const HOME = 'http://localhost:3000'

/** A browser without a screen: keeps cookies, sends the origin, and carries the token of the last page in its forms. */
export type TestVisitor = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** Sends a form as a page of ours would, with the token of the last page that had one. */
  post: (path: string, fields?: Record<string, string> | [string, string][], headers?: Record<string, string>) => Promise<Response>
  postJson: (path: string, body: unknown) => Promise<Response>
  cookies: Map<string, string>
}

type App = ReturnType<typeof makeApp>

export function aVisitor(house: TestHouse, app: App = makeApp(house)): TestVisitor {
  const cookies = new Map<string, string>()
  let token = ''
  async function ask(path: string, init: { method?: string; body?: string; headers?: Record<string, string> }): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(`${HOME}${path}`, {
      ...init,
      headers: { 'Accept-Language': 'en', ...(cookie === '' ? {} : { Cookie: cookie }), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) keep(line)
    if (response.headers.get('Content-Type')?.startsWith('text/html')) token = /name="_token" value="([^"]+)"/.exec(await response.clone().text())?.[1] ?? token
    return response
  }
  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/i.test(line) || value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = {}, headers = {}) => {
      const body = new URLSearchParams(fields)
      if (!body.has('_token')) body.append('_token', token)
      return ask(path, { method: 'POST', body: body.toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: HOME, ...headers } })
    },
    postJson: (path, body) =>
      ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Origin: HOME, 'X-Form-Token': token } }),
  }
}
