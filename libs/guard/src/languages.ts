/** The languages of the guard. Bits in the lists count in this order. */
export const LANGUAGES = ['fr', 'nl', 'en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]
