import { writeDay, type Day } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_PROMISE, PROMISES, type PromiseKey } from '../domain/mirror.ts'
import type { Round } from '../domain/round.ts'
import { wordsOf } from './words.ts'

/** One wave in words that sociograms gave. */
export type WaveChoice = { id: string; title: string; closesOn: Day }
export type MirrorShown = { waves: readonly WaveChoice[]; chosenId: string | null }

/** On the panel: which picture the group looks at, or how a first one comes to be. */
export function MirrorPart({ view, round, mirror }: { view: View; round: Pick<Round, 'id' | 'communityId'>; mirror: MirrorShown }) {
  const t = wordsOf(view)
  const chosen = mirror.waves.find(({ id }) => id === mirror.chosenId)
  const say = ({ title, closesOn }: WaveChoice) => t('mirror.wave', { title, day: writeDay(view.language, closesOn) })
  if (chosen === undefined)
    return (
      <p>
        {t('mirror.noWave')} <a href={`/communities/${round.communityId}/sociograms`}>{t('mirror.begin')}</a>
      </p>
    )
  return (
    <>
      <p>{t('mirror.about', { wave: say(chosen) })}</p>
      {mirror.waves.length > 1 && (
        <Disclosure label={t('mirror.other')}>
          <Form view={view} action={`/rounds/${round.id}/wave`}>
            <SelectField
              name="wave"
              label={t('mirror.which')}
              options={mirror.waves.map((wave) => ({ value: wave.id, label: say(wave) }))}
              chosen={chosen.id}
              empty={false}
            />
            <Button>{t('mirror.choose')}</Button>
          </Form>
        </Disclosure>
      )}
    </>
  )
}

export type PromiseLine = { key: PromiseKey; id: string; text: string }
export type PromisesShown = { lines: readonly PromiseLine[]; dueOn: string; minDay: Day }

/** The end of a mirror session: two introductions and one agreement, little, and with a day. */
export function PromisesPart({ view, round, promises }: { view: View; round: Pick<Round, 'meetingId' | 'communityId'>; promises: PromisesShown }) {
  const t = wordsOf(view)
  return (
    <Card title={t('promise.title')} level={2}>
      <Form view={view}>
        <p>{t('promise.lead')}</p>
        {PROMISES.map((key) => {
          const line = promises.lines.find((each) => each.key === key)
          return (
            <>
              <input type="hidden" name={`${key}-id`} value={line?.id ?? ''} />
              <Field
                name={key}
                kind="textarea"
                label={t(`promise.${key}`)}
                hint={t(key === 'agreement' ? 'promise.agreementHint' : 'promise.introductionHint')}
                value={line?.text ?? ''}
                maxLength={LONGEST_PROMISE}
              />
            </>
          )
        })}
        <Field name="dueOn" kind="date" min={promises.minDay} label={t('promise.dueOn')} value={promises.dueOn} />
        <Button name="do" value="end" kind="main">
          {t('promise.end')}
        </Button>
        <p class="small">
          {t('promise.convention')} <a href={`/communities/${round.communityId}/conventions`}>{t('promise.conventions')}</a>
        </p>
      </Form>
    </Card>
  )
}
