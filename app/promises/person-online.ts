import { listForms, untouched, type FoundForm } from './read-html.ts'

/** A person with a browser without script: keeps cookies, follows redirects, fills in the forms that a page shows. */
export class PersonOnline {
  readonly #cookies = new Map<string, string>()
  url: string

  constructor(url: string) {
    this.url = url
  }

  async ask(path: string, wishes: RequestInit = {}): Promise<{ status: number; path: string; text: string; headers: Headers }> {
    const answer = await this.fetch(path, wishes)
    const target = answer.headers.get('location')
    if (answer.status === 303 && target !== null) {
      await answer.text()
      return this.ask(target.replace(this.url, ''))
    }
    return { status: answer.status, path, text: await answer.text(), headers: answer.headers }
  }

  async fetch(path: string, wishes: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${this.url}${path}`, {
      ...wishes,
      redirect: 'manual',
      headers: { cookie, origin: this.url, 'accept-language': 'en', ...(wishes.headers as Record<string, string>) },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  /** Opens a page, changes the fields named in the first form that has them all, and sends it. */
  async fillIn(path: string, values: Record<string, string>, isIt: (form: FoundForm) => boolean = () => true) {
    const { text, status } = await this.ask(path)
    const form = listForms(text).find(
      (each) => each.method === 'POST' && Object.keys(values).every((name) => each.fields.some((field) => field.name === name)) && isIt(each),
    )
    if (form === undefined) throw new Error(`${path} answers ${status} without a form for ${Object.keys(values).join(', ') || 'a click'}`)
    const body = new URLSearchParams(untouched(form))
    for (const [name, value] of Object.entries(values)) body.set(name, value)
    return this.ask(form.action === '' ? path : form.action, { method: 'POST', body })
  }
}
