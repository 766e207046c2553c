import type { Language } from '../../kernel/language.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { copyAsOperator } from './actions/keep-method.ts'
import { wordsFor, type Method } from './domain/method.ts'
import { methodsMessages, type MethodsTranslate } from './messages/catalogue.ts'
import { capturesLabel, lengthLabel, minutesLabel } from './pages/labels.ts'
import { findMethod, listMethods } from './store/method-store.ts'

export function methodsCommands(open: OpenForCommand): Record<string, Command> {
  const needs = { '--community ID': 'help.community' } as const
  return commandsIn(open, methodsMessages, {
    'method list': { about: 'help.list', needs, usage: 'help.listMissing', plan: list },
    'method show': { takes: 'ID', about: 'help.show', usage: 'help.showMissing', plan: show },
    'method copy': { takes: 'ID', about: 'help.copy', needs, usage: 'help.copyMissing', plan: copy },
  })
}

function list({ options: { community }, t, language }: Asked<MethodsTranslate>): Work | null {
  if (!isId(community)) return null
  return async (house) => {
    const methods = await asSystem(house.db, (tx) => listMethods(tx, community))
    return tell(
      ...methods.map((method) => {
        const whose = t(method.communityId === null ? 'shipped' : 'ownCard')
        return `${method.id} ${wordsFor(language, method.name).text}: ${lengthLabel(t, method)} (${whose})`
      }),
    )
  }
}

function show({ taken: id, t, language }: Asked<MethodsTranslate>): Work {
  return async (house) => {
    const method = await asSystem(house.db, (tx) => findMethod(tx, id))
    return method === null ? refuse(t('refused.method-unknown')) : tell(...linesOf(method, t, language))
  }
}

function linesOf(method: Method, t: MethodsTranslate, language: Language): string[] {
  const head = `${wordsFor(language, method.name).text} (${t('version', { version: method.version })}, ${lengthLabel(t, method)})`
  const steps = method.steps.map(
    (step, order) =>
      `${order + 1}. ${wordsFor(language, step.title).text}: ${minutesLabel(t, step.minutes)}; ${t(`speaks.${step.speaks}`)}; ${capturesLabel(t, step)}`,
  )
  return [head, wordsFor(language, method.about).text, ...steps]
}

function copy({ taken: id, options: { community }, t }: Asked<MethodsTranslate>): Work | null {
  if (!isId(community)) return null
  return async (house) => {
    const copied = await copyAsOperator(house, community, id)
    return copied.ok ? tell(copied.value) : refuse(t(`refused.${copied.refusal}`))
  }
}
