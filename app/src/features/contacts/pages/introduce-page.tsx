import { nameIn, type BilingualName } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckList, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { wordsOf } from './round-parts.tsx'

type IntroducePageProps = {
  view: View
  card: { activity: string; askMeAbout: string; languages: readonly string[]; version: number; text: string }
  communities: readonly { id: string; name: BilingualName; isShown: boolean }[]
  languages: readonly { value: string; label: string }[]
  refusal: string | null
}

/** Two minutes: the card by which others know what to ask. Nothing is shown before a box is ticked. */
export function IntroducePage({ view, card, communities, languages, refusal }: IntroducePageProps) {
  const t = wordsOf(view)
  const hidden = communities.filter(({ isShown }) => !isShown)
  const shown = communities.filter(({ isShown }) => isShown)
  return (
    <PageFrame view={view} title={t('introduce.title')} lead={t('introduce.lead')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <input type="hidden" name="version" value={card.version} />
        <Field
          name="activity"
          kind="textarea"
          rows={2}
          maxLength={500}
          label={t('introduce.activity')}
          hint={t('introduce.activityHint')}
          value={card.activity}
        />
        <Field name="askMeAbout" kind="textarea" rows={2} maxLength={500} label={t('face.askMeAbout')} hint={t('introduce.askHint')} value={card.askMeAbout} />
        <CheckList name="spoken" label={t('introduce.languages')} options={languages} chosen={card.languages} />
        {hidden.length > 0 && (
          <>
            <p>{card.text}</p>
            <CheckList
              name="show"
              label={t('introduce.show')}
              hint={t('introduce.showHint')}
              options={hidden.map(({ id, name }) => ({ value: id, label: nameIn(view.language, name) }))}
            />
          </>
        )}
        {shown.length > 0 && (
          <p>
            {t('introduce.shown', { names: shown.map(({ name }) => nameIn(view.language, name)).join(', ') })} <a href="/people/me">{t('introduce.change')}</a>
          </p>
        )}
        <Button kind="main">{t('introduce.save')}</Button>
      </Form>
    </PageFrame>
  )
}
