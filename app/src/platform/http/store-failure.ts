const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '08003', '53300'])
const AWAY_TEXTS = ['Connection terminated', 'timeout exceeded when trying to connect', 'Client has encountered a connection error', 'the database system is']

/** The database does not answer, and may answer again by itself. */
export function isStoreAway(failure: unknown): boolean {
  const { code, message } = describe(failure)
  return AWAY.has(code) || AWAY_TEXTS.some((text) => message.includes(text))
}

export function isDiskFull(failure: unknown): boolean {
  const { code } = describe(failure)
  return code === '53100' || code === 'ENOSPC'
}

function describe(failure: unknown): { code: string; message: string } {
  const { code, message } = (typeof failure === 'object' && failure !== null ? failure : {}) as { code?: unknown; message?: unknown }
  return { code: String(code ?? ''), message: String(message ?? '') }
}
