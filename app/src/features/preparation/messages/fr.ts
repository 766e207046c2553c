import type { Message } from '../../../kernel/translate.ts'
import type { en } from './en.ts'

export const fr: Record<keyof typeof en, Message> = {
  title: '',
}
