import { writeDay } from '../../../kernel/day.ts'
import { nameIn, startSentence, type BilingualName } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { MEETINGS_A_MONTH } from '../domain/load.ts'
import type { MonthMeeting, MonthSheet } from '../domain/month.ts'
import { addMonths } from '../domain/plan-days.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { foreignLanguage, titleOf, wordsOf, writeSpan } from './labels.ts'

type OwnTurn = { communityId: string; name: BilingualName; isWilling: boolean }
type MonthPageProps = { view: View; sheet: MonthSheet; address: string; /** Only on one’s own page. */ turns?: readonly OwnTurn[] }

/** How much one month asks of somebody, in one look. */
export function MonthPage({ view, sheet, address, turns = [] }: MonthPageProps) {
  const t = wordsOf(view)
  const { month, name, meetings, elsewhere } = sheet
  const count = meetings.length + elsewhere
  return (
    <PageFrame
      view={view}
      title={name === null ? t('month.title') : t('month.organisationTitle', { name: nameIn(view.language, name) })}
      lead={`${startSentence(writeDay(view.language, `${month}-01`, 'month'))}. ${t('month.sum', { count })}`}
    >
      {count > MEETINGS_A_MONTH && <Notice>{t(name === null ? 'month.tooMuch' : 'month.tooMuchOrganisation')}</Notice>}
      {meetings.map((meeting) => (
        <MonthLine key={meeting.id} t={t} view={view} meeting={meeting} hasPeople={name !== null} />
      ))}
      {elsewhere > 0 && <p class="quiet">{t('month.elsewhere', { count: elsewhere })}</p>}
      <div class="row no-print">
        <ButtonLink icon="back" href={`${address}?month=${addMonths(month, -1)}`}>
          {t('month.before')}
        </ButtonLink>
        <ButtonLink icon="next" href={`${address}?month=${addMonths(month, 1)}`}>
          {t('month.after')}
        </ButtonLink>
      </div>
      {turns.length > 0 && <h2>{t('chair.mine')}</h2>}
      {turns.map(({ communityId, name, isWilling }) => (
        <Form key={communityId} view={view} action="/my-month/chair" isPlain>
          <input type="hidden" name="community" value={communityId} />
          <Button isSmall name="willing" value={isWilling ? 'no' : 'yes'} icon={isWilling ? 'done' : 'person'}>
            {t(isWilling ? 'chair.mineOff' : 'chair.mineOn', { community: nameIn(view.language, name) })}
          </Button>
        </Form>
      ))}
    </PageFrame>
  )
}

function MonthLine({ t, view, meeting, hasPeople }: { t: MeetingTranslate; view: View; meeting: MonthMeeting; hasPeople: boolean }) {
  const communities = meeting.communities.map(({ name }) => nameIn(view.language, name)).join(', ')
  return (
    <Item
      head={
        <a href={`/meetings/${meeting.id}`}>
          <span lang={foreignLanguage(view, meeting)}>{titleOf(t, view.language, meeting)}</span>
        </a>
      }
    >
      <p>{startSentence([writeSpan(t, view.language, meeting), meeting.place, communities].filter((part) => part !== '').join(' · '))}</p>
      {hasPeople && (
        <p class="quiet small">
          {t('month.who')}: {meeting.people.join(', ')}
        </p>
      )}
    </Item>
  )
}
