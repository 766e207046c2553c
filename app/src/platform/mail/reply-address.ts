import type { Settings } from '../house.ts'

/** Where a reply comes back to, with the key that says what it answers; nothing while nobody reads the mailbox. */
export function replyAddress({ mailReplies }: Pick<Settings, 'mailReplies'>, key: string): { replyTo?: string } {
  if (mailReplies === null) return {}
  const [name = '', host = ''] = mailReplies.split('@')
  return { replyTo: `${name}+${key}@${host}` }
}
