/** `__Host-` ties the cookie to this host, to `/` and to a secure channel; browsers count loopback as secure. */
export const SESSION_COOKIE = '__Host-ronde'
const SESSION_DAYS = 30
export const SESSION_COOKIE_KIND = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: SESSION_DAYS * 86_400 } as const
/** An explicit choice of language. */
export const LANGUAGE_COOKIE = 'ronde_lang'
