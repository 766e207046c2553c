import type { Message } from '../../../kernel/translate.ts'
import type { en } from './en.ts'

export const nl: Record<keyof typeof en, Message> = {
  title: '',
}
