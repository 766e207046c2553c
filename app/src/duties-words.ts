import type { Catalogue } from './kernel/translate.ts'

type DutyWord = 'title' | 'advice' | 'action' | 'chair' | 'sign' | 'signLink'

/** What somebody who leaves a community still has in hand. */
export const dutyMessages: Catalogue<DutyWord> = {
  fr: {
    title: 'Ce que vous avez encore en main ici',
    advice: 'Dites aux personnes qui animent qui le reprend. Rien de cela ne vous retient.',
    action: 'pris sur vous à la réunion du {day}',
    chair: 'Vous présidez la réunion du {day}',
    sign: 'Une convention attend votre signature',
    signLink: 'La lire',
  },
  nl: {
    title: 'Wat u hier nog in handen hebt',
    advice: 'Zeg aan wie begeleidt wie het overneemt. Niets daarvan houdt u tegen.',
    action: 'nam u op zich op de bijeenkomst van {day}',
    chair: 'U zit de bijeenkomst van {day} voor',
    sign: 'Een overeenkomst wacht op uw handtekening',
    signLink: 'Lezen',
  },
  en: {
    title: 'What is still in your hands here',
    advice: 'Tell those who lead who takes it over. None of it holds you back.',
    action: 'taken on at the meeting of {day}',
    chair: 'You chair the meeting of {day}',
    sign: 'A convention waits for your signature',
    signLink: 'Read it',
  },
  de: {
    title: 'Was hier noch in Ihren Händen liegt',
    advice: 'Sagen Sie denen, die leiten, wer es übernimmt. Nichts davon hält Sie auf.',
    action: 'übernommen beim Treffen vom {day}',
    chair: 'Sie leiten das Treffen vom {day}',
    sign: 'Eine Vereinbarung wartet auf Ihre Unterschrift',
    signLink: 'Lesen',
  },
}
