import type { Messages } from '../../../kernel/translate.ts'

export const en = {
  title: '',
} satisfies Messages
