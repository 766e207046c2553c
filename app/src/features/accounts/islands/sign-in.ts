/**
 * The script of the two pages that speak with a passkey. It asks the server for a challenge, the browser for a passkey, and
 * hands the answer back. Without it the form for a mail link remains.
 */
type Credential = PublicKeyCredential & { response: AuthenticatorAssertionResponse & AuthenticatorAttestationResponse }
type Named = { id: string; type: 'public-key' }

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
}

function toText(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

type Post = (address: string, body: unknown) => Promise<Response>

async function signIn(post: Post, to: string): Promise<Response> {
  const asked = await post('/sign-in/passkey/options', {})
  if (!asked.ok) return asked
  const options = await asked.json()
  const publicKey = { ...options, challenge: toBytes(options.challenge), allowCredentials: [] }
  const { id, response } = (await navigator.credentials.get({ publicKey })) as Credential
  const { authenticatorData, clientDataJSON, signature, userHandle } = response
  const answered = {
    authenticatorData: toText(authenticatorData),
    clientDataJSON: toText(clientDataJSON),
    signature: toText(signature),
    ...(userHandle && { userHandle: toText(userHandle) }),
  }
  return post('/sign-in/passkey/verify', { answer: { id, rawId: id, type: 'public-key', response: answered, clientExtensionResults: {} }, to })
}

async function addPasskey(post: Post, to: string, name: string): Promise<Response> {
  const asked = await post('/sign-in/passkey/add/options', {})
  if (!asked.ok) return asked
  const options = await asked.json()
  const known = (options.excludeCredentials ?? []).map(({ id, type }: Named) => ({ id: toBytes(id), type }))
  const publicKey = { ...options, challenge: toBytes(options.challenge), user: { ...options.user, id: toBytes(options.user.id) }, excludeCredentials: known }
  const { id, response } = (await navigator.credentials.create({ publicKey })) as Credential
  const made = {
    clientDataJSON: toText(response.clientDataJSON),
    attestationObject: toText(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  }
  return post('/sign-in/passkey/add/verify', { made: { id, rawId: id, type: 'public-key', response: made, clientExtensionResults: {} }, name, to })
}

function start(box: HTMLElement, form: HTMLFormElement): void {
  const { mode = 'sign-in', to = '', failed = '', cancelled = '' } = box.dataset
  const problem = box.querySelector<HTMLElement>('[data-problem]')
  const readField = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ''
  const headers = { 'Content-Type': 'application/json', 'X-Form-Token': readField('_token') }
  const post: Post = (address, body) => fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })

  function say(sentence: string): void {
    if (problem === null) return
    problem.textContent = sentence
    problem.hidden = sentence === ''
  }

  async function run(): Promise<void> {
    say('')
    try {
      const answer = await (mode === 'add' ? addPasskey(post, to, readField('name')) : signIn(post, to))
      const told = (await answer.json().catch(() => ({}))) as { to?: string; sentence?: string }
      if (answer.ok && told.to?.startsWith('/')) location.assign(told.to)
      else say(told.sentence ?? failed)
    } catch (failure) {
      say(failure instanceof DOMException && failure.name === 'NotAllowedError' ? cancelled : failed)
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void run()
  })
  box.hidden = false
  const instead = document.querySelector<HTMLElement>('[data-without-passkey]')
  if (instead !== null) instead.hidden = true
}

const box = document.querySelector<HTMLElement>('[data-passkey]')
const form = box?.querySelector('form')
if (box && form && 'PublicKeyCredential' in window) start(box, form)
