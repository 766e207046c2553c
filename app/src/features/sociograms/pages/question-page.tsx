import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { ChoiceRow, ChoiceRows, StickyBar } from '../../../ui/choice-row.tsx'
import { Segments } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { Disclosure, Progress } from '../../../ui/small-parts.tsx'
import { chosenLevel, fieldOf, isLongList, listParts, nameOfTarget, pagesOf, partsOf, targetsShown, type Part } from '../domain/answer-form.ts'
import type { Question } from '../domain/question.ts'
import type { Pictures, ShownTarget } from '../domain/shown.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { AnswerFrame, type AnswerProps } from './answer-pages.tsx'
import { askQuestion, optionsOf, wordsOf } from './words.ts'

type QuestionPageProps = AnswerProps & { page: number; search: string; pictures: Pictures }

/** A handful of people: faces, and the words of the scale beside each. In a long list somebody can be looked for. */
export function QuestionPage(props: QuestionPageProps) {
  const { view, answering, page, search, address } = props
  const t = wordsOf(view)
  const say = inputWords(view)
  const { targets, survey, person } = answering
  const pages = pagesOf(answering)
  const isLooking = search !== ''
  const shown = targetsShown(answering, page, search)
  const [first = 'work-together', ...more] = survey.questions
  const asked = askQuestion(view, survey, first)
  const here = `${address}?page=${page}`
  const last = shown.at(-1)
  return (
    <AnswerFrame {...props} lead={asked.text}>
      {isLongList(targets.length) && (
        <SearchBox label={say('find.label')} hint={isLooking ? undefined : say('find.hint')} value={search} action={address} kept={{ page: String(page) }} />
      )}
      {isLooking ? (
        <p role="status">
          {shown.length === 0 ? say('find.none') : say('find.found', { count: shown.length })} <a href={here}>{say('find.back')}</a>
        </p>
      ) : (
        <Progress value={page - 1} max={pages} text={t('ask.progress', { page, pages })} />
      )}
      {!isLooking && isLongList(targets.length) && <PartsOfList {...props} />}
      {targets.length === 0 && <EmptyState>{t('ask.nobody')}</EmptyState>}
      {(shown.length > 0 || !isLooking) && (
        <Form view={view} action={last === undefined ? here : `${here}&last=${nameOfTarget(last)}`}>
          {partsOf(shown, !isLooking && isLongList(targets.length)).map((part) => (
            <section key={part.targets[0]?.id}>
              {!isLooking && isLongList(targets.length) && <h2>{namePart(props, part)}</h2>}
              <ChoiceRows>
                {part.targets.map((target) => (
                  <TargetRow key={target.id} {...props} target={target} first={first} more={more} />
                ))}
              </ChoiceRows>
            </section>
          ))}
          <p class="small">{t('ask.skip')}</p>
          {isLooking ? (
            <ButtonRow>
              <Button kind="main" name="do" value="stay">
                {say('find.save')}
              </Button>
            </ButtonRow>
          ) : (
            <Steps {...props} pages={pages} />
          )}
        </Form>
      )}
      <p class="small">
        <a href={`${address}?page=0`}>{t('ask.whoSees')}</a>
        {person.isOnPaper ? ` · ${t('ask.paper')}` : ''}
      </p>
    </AnswerFrame>
  )
}

/** Where each sector of a long list begins: whoever works with few of them need not leaf through all. */
function PartsOfList(props: QuestionPageProps) {
  const { view, answering, address, page } = props
  const say = inputWords(view)
  return (
    <Disclosure label={say('parts.title')}>
      <ul>
        {listParts(answering).map((part) => (
          <li key={`${part.kind} ${part.sector}`}>
            <a href={`${address}?page=${part.page}`} aria-current={part.page === page ? 'page' : undefined}>
              {namePart(props, part)}
            </a>{' '}
            <span class="quiet figures">{part.targets.length}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function namePart({ view, answering }: QuestionPageProps, { kind, sector }: Part<ShownTarget>): string {
  const say = inputWords(view)
  return kind === 'organisation' ? say('parts.organisations') : (answering.sectors.get(sector) ?? say('parts.others'))
}

function Steps({ view, page, pages }: AnswerProps & { page: number; pages: number }) {
  const t = wordsOf(view)
  return (
    <StickyBar total={null}>
      <Button kind="main" name="do" value="next">
        {t(page === pages ? 'ask.finish' : 'ask.next')}
      </Button>
      {page > 1 && (
        <Button name="do" value="back">
          {t('ask.back')}
        </Button>
      )}
      <Button kind="quiet" name="do" value="stop">
        {t('ask.stop')}
      </Button>
    </StickyBar>
  )
}

type RowProps = QuestionPageProps & { target: ShownTarget; first: Question; more: readonly Question[] }

function TargetRow({ view, answering, pictures, target, first, more }: RowProps) {
  const t = wordsOf(view)
  const { survey, scale, told } = answering
  const before = answering.wave.isPrefilled ? answering.before : []
  const segments = (question: Question) => {
    const level = chosenLevel(target, question, { told, before })
    return {
      name: fieldOf(target, question),
      // The way back from an answer, for whoever would rather not say.
      options: [...optionsOf(view.language, scale, question), { value: '', label: t('ask.noAnswer') }],
      chosen: level === null ? null : String(level),
    }
  }
  return (
    <ChoiceRow title={target.name} picture={pictures.get(target.id)} detail={target.detail && nameIn(view.language, target.detail)} {...segments(first)}>
      {more.length > 0 &&
        more.map((question) => {
          const { text, lang } = askQuestion(view, survey, question)
          return (
            <div key={question}>
              <span class="small" lang={lang}>
                {text}
              </span>{' '}
              <Segments label={`${target.name}: ${text}`} {...segments(question)} />
            </div>
          )
        })}
    </ChoiceRow>
  )
}
