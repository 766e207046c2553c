import type { Message } from '../../../kernel/translate.ts'
import type { en } from './en.ts'

export const de: Record<keyof typeof en, Message> = {
  title: '',
}
