/** `__Host-` ties the cookie to this host, to `/` and to a secure channel; browsers count loopback as secure. */
export const SESSION_COOKIE = '__Host-ronde'
export const SESSION_DAYS = 30
/** An explicit choice of language. */
export const LANGUAGE_COOKIE = 'ronde_lang'
