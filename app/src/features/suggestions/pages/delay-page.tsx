import { nameIn, type BilingualName } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { isAccent, type View } from '../../../ui/view.ts'
import { LONGEST_DELAY, SHORTEST_DELAY } from '../domain/try-out.ts'
import { wordsOf } from './words.ts'

type DelayPageProps = { view: View; communityId: string; name: BilingualName; accent: string; days: number | string; version: number; refusal: string | null }

/** After how many days a community asks "And then?". */
export function DelayPage({ view, communityId, name, accent, days, version, refusal }: DelayPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame
      view={view}
      title={t('delay.title')}
      lead={t('delay.lead')}
      accent={isAccent(accent) ? accent : 'teal'}
      communityName={nameIn(view.language, name)}
      crumbs={[{ label: nameIn(view.language, name), href: `/communities/${communityId}` }]}
    >
      <Form view={view}>
        <input type="hidden" name="version" value={version} />
        <Field
          name="days"
          kind="number"
          label={t('delay.days')}
          hint={t('delay.hint')}
          error={refusal}
          value={days}
          min={SHORTEST_DELAY}
          max={LONGEST_DELAY}
          step={1}
          inputMode="numeric"
          isRequired
        />
        <Button kind="main">{t('delay.save')}</Button>
      </Form>
    </PageFrame>
  )
}
