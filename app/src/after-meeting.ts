import { askByMail, askInPassing } from './features/closing/public.ts'
import { listThanked, sendRoundMails } from './features/contacts/public.ts'
import type { Listener } from './platform/events.ts'

/**
 * Once a register is closed, who was there gets one mail: thanks, what to share with the others, and the question at the end. Who has nothing to
 * share any more gets the question alone. Told twice it writes nobody twice: a person has one link to a round and one key to a question.
 */
export const afterMeetingListeners: readonly Listener[] = [
  {
    name: 'thank-and-ask',
    kinds: ['register.closed'],
    hear: async (house, { subjectId }) => {
      await sendRoundMails(house, subjectId, await askInPassing(house, subjectId))
      const thanked = await listThanked(house, subjectId)
      await askByMail(house, subjectId, (personId) => thanked.has(personId))
    },
  },
]
