import { dayOf, isDay } from '../../kernel/day.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { readGuardedInput, type ReadText } from '../../platform/guard-commands.ts'
import { isId } from '../../platform/http/route.ts'
import { nowOf } from '../../platform/house.ts'
import { answerAsOperator, closeAsOperator } from './actions/answer-question.ts'
import { askAsOperator } from './actions/ask-question.ts'
import { responseTimes } from './domain/response.ts'
import { topicsOf } from './domain/topics.ts'
import { questionsMessages, type QuestionsTranslate } from './messages/catalogue.ts'
import { writeTimes } from './pages/words.ts'
import { listAnswerTimes } from './store/question-store.ts'

const YEAR_MS = 365 * 86_400_000

/** Questions from the command line of the machine, as whoever operates the house. */
export function questionsCommands(open: OpenForCommand, readText: ReadText = readGuardedInput): Record<string, Command> {
  return commandsIn(open, questionsMessages, {
    'questions ask': {
      about: 'help.ask',
      needs: { '--for ID': 'help.askFor', '--lang LANGUAGE': 'help.askLang', '--title TEXT': 'help.askTitle' },
      options: { '--community ID': 'help.askIn', '--text TEXT': 'help.askText' },
      usage: 'help.askUsage',
      plan: ask,
    },
    'questions answer': {
      takes: 'ID',
      about: 'help.answer',
      needs: { '--by ID': 'help.answerBy', '--lang LANGUAGE': 'help.askLang' },
      options: { '--text TEXT': 'help.answerText' },
      usage: 'help.answerUsage',
      plan: (asked) => answer(asked, readText),
    },
    'questions times': { about: 'help.times', options: { '--since DAY': 'help.since' }, usage: 'help.timesUsage', plan: sayTimes },
    'questions settle': { takes: 'ID', about: 'help.settle', usage: 'help.settleUsage', plan: settle },
  })
}

function ask({ options: { for: asker, community, title = '', text = '' }, language, t }: Asked<QuestionsTranslate>): Work | null {
  if (!isId(asker) || (community !== undefined && !isId(community))) return null
  const draft = { title: title.trim(), body: text.trim(), language, topics: topicsOf(`${title} ${text}`), communityId: community ?? null }
  return async (house) => {
    const asked = await askAsOperator(house, asker, draft)
    return asked.ok ? tell(t('help.asked', { id: asked.value })) : refuse(t(`refused.${asked.refusal}`))
  }
}

async function answer({ taken: id, options: { by, text }, language, t }: Asked<QuestionsTranslate>, readText: ReadText): Promise<Work | null> {
  if (!isId(by)) return null
  const said = (text ?? (await readText())).trim()
  return async (house) => {
    const answered = await answerAsOperator(house, { id, by, language, text: said })
    return answered.ok ? tell(t('help.answered')) : refuse(t(`refused.${answered.refusal}`))
  }
}

/** Closes one question: whether it is answered is for who asked to say. */
function settle({ taken: id, t }: Asked<QuestionsTranslate>): Work {
  return async (house) => {
    const closed = await closeAsOperator(house, id)
    return closed.ok ? tell(t('help.settled')) : refuse(t(`refused.${closed.refusal}`))
  }
}

function sayTimes({ options: { since }, t }: Asked<QuestionsTranslate>): Work | null {
  if (since !== undefined && !isDay(since)) return null
  return async (house) => {
    const from = since ?? dayOf(new Date(Date.parse(nowOf(house)) - YEAR_MS))
    return tell(writeTimes(t, responseTimes(await asSystem(house.db, (tx) => listAnswerTimes(tx, from)))))
  }
}
