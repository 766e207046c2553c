/** One line of JSON on stderr. Takes only kinds, numbers and ids: never a name, an address, a text or a token. */
export type Log = (event: string, facts?: Record<string, string | number | boolean | null>) => void

export const logToStderr: Log = (event, facts = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`)
}

export const silentLog: Log = () => undefined
